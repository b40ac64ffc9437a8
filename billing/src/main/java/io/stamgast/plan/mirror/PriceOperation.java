package io.stamgast.plan.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import com.stripe.net.RequestOptions;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.PriceUpdateParams;
import io.stamgast.kernel.Json;
import io.stamgast.plan.definition.Interval;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeFailure;
import io.stamgast.stripe.call.StripeCall;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes a price of a plan one of its product at Stripe, known there by our id, or keeps Stripe from selling at it. */
@ApplicationScoped
public class PriceOperation implements StripeOperation {

    static final String NAME = "plan.price";

    private PlanMirror mirror;
    private Clock clock;

    protected PriceOperation() {
        // for CDI
    }

    @Inject
    public PriceOperation(PlanMirror mirror, Clock clock) {
        this.mirror = mirror;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var wanted = wanted(parameters);
        var price = wanted.stripePrice() == null ? create(client, options, wanted) : update(client, options, wanted);
        return Map.of("id", price.getId());
    }

    private static Price update(StripeClient client, RequestOptions options, WantedPrice wanted)
            throws StripeException {
        var active = PriceUpdateParams.builder().setActive(wanted.active()).build();
        var there = StripeAccess.in(options.getStripeAccount());
        return Once.make(options, key -> client.v1().prices().update(wanted.stripePrice(), active, key),
                () -> Optional.of(client.v1().prices().retrieve(wanted.stripePrice(), there))
                        .filter(now -> now.getActive() == wanted.active()));
    }

    private static Price create(StripeClient client, RequestOptions options, WantedPrice wanted)
            throws StripeException {
        var id = wanted.price().toString();
        // by an earlier call, whose answer never came
        var there = find(client, options, id);
        if (there.isPresent()) {
            return there.get();
        }
        var price = PriceCreateParams.builder().setProduct(wanted.stripeProduct()).setLookupKey(id)
                .setNickname(wanted.code()).setCurrency(wanted.currency().toLowerCase(Locale.ROOT))
                .setUnitAmount(wanted.amountMinor())
                .putMetadata("stamgast_tenant", wanted.tenant())
                .putMetadata("stamgast_plan", wanted.plan().toString())
                .putMetadata("stamgast_price", id);
        if (wanted.interval() != Interval.ONCE) {
            price.setRecurring(PriceCreateParams.Recurring.builder().setInterval(interval(wanted)).build());
        }
        return Once.make(options, key -> client.v1().prices().create(price.build(), key),
                () -> find(client, options, id));
    }

    private static Optional<Price> find(StripeClient client, RequestOptions options, String id)
            throws StripeException {
        return client.v1().prices().list(PriceListParams.builder().addLookupKey(id).build(),
                StripeAccess.in(options.getStripeAccount())).getData().stream().findFirst();
    }

    private static PriceCreateParams.Recurring.Interval interval(WantedPrice wanted) {
        return wanted.interval() == Interval.YEAR ? PriceCreateParams.Recurring.Interval.YEAR
                : PriceCreateParams.Recurring.Interval.MONTH;
    }

    @Override
    public void done(Connection connection, StripeCall call, JsonNode answer) throws SQLException {
        var wanted = wanted(call.parameters());
        var table = new MirrorTable(connection, call.tenantId());
        table.lock(wanted.plan());
        table.priceDone(wanted.price(), answer.get("id").asText(), wanted.active(), clock.instant());
        mirror.catchUp(connection, call.tenantId(), wanted.plan());
    }

    @Override
    public void refused(Connection connection, StripeCall call, StripeFailure why) throws SQLException {
        var wanted = wanted(call.parameters());
        var table = new MirrorTable(connection, call.tenantId());
        table.lock(wanted.plan());
        table.priceRefused(wanted.price(), Refusal.problem(why));
    }

    private static WantedPrice wanted(JsonNode parameters) {
        return Json.read(parameters.toString(), WantedPrice.class);
    }
}
