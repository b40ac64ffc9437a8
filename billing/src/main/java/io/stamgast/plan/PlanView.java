package io.stamgast.plan;

import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A plan as the API shows it; it can be sent back, its read-only members are ignored.
 *
 * @param prices in force, in the order of the definition
 * @param version counts the changes, for the entity tag too
 * @param mirrored whether Stripe shows this version
 * @param problem what Stripe refused, in its words; null for nothing
 * @param retiredPrices that were in force; who pays one keeps it
 */
public record PlanView(UUID id, String code, String name, Map<String, PlanDefinition.Text> texts,
                       List<PriceView> prices, PlanDefinition.Trial trial, PlanDefinition.Benefits benefits,
                       PlanDefinition.Visibility visibility, int version, Instant createdAt, boolean mirrored,
                       Instant mirroredAt, String problem, List<PriceView> retiredPrices) {

    /**
     * A price as the API shows it.
     *
     * @param fromVersion the version of the plan from which on it was in force
     * @param retiredAt null while it is
     * @param mirrored whether Stripe has it and, while it is in force, sells at it
     */
    public record PriceView(UUID id, String code, BigDecimal amount, String currency, Interval interval,
                            Integer months, int fromVersion, Instant retiredAt, boolean mirrored, Instant mirroredAt,
                            String problem) {

        private static PriceView of(PriceTable.Row row) {
            var price = row.price();
            var amount = BigDecimal.valueOf(price.amountMinor(), price.currency().getDefaultFractionDigits());
            return new PriceView(price.id(), price.code(), amount, price.currency().getCurrencyCode(),
                    price.interval(), price.months(), row.fromVersion(), row.retiredAt(), row.isMirrored(),
                    row.mirroredAt(), row.problem());
        }
    }

    public PlanView {
        prices = List.copyOf(prices);
        retiredPrices = List.copyOf(retiredPrices);
    }

    static PlanView of(PlanTable.Row plan, List<PriceTable.Row> prices) {
        var definition = plan.definition();
        var inForce = new ArrayList<PriceView>();
        for (var wanted : definition.prices()) {
            prices.stream().filter(row -> !row.price().retired() && row.price().code().equals(wanted.code()))
                    .map(PriceView::of).forEach(inForce::add);
        }
        var retired = prices.stream().filter(row -> row.price().retired()).map(PriceView::of).toList();
        var mirrored = plan.mirroredVersion() != null && plan.mirroredVersion() == plan.version();
        return new PlanView(plan.id(), definition.code(), definition.name(), definition.texts(), inForce,
                definition.trial(), definition.benefits(), definition.visibility(), plan.version(), plan.createdAt(),
                mirrored, plan.mirroredAt(), plan.problem(), retired);
    }
}
