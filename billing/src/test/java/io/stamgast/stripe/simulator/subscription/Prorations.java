package io.stamgast.stripe.simulator.subscription;

import io.stamgast.stripe.simulator.invoice.Discounts;
import io.stamgast.stripe.simulator.invoice.InvoiceItems;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a change within a period gives back and costs: the price times the share of the period that is left, by the
 * second, after discounts by percentage, rounded half up.
 */
final class Prorations {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd MMM yyyy", Locale.ROOT);

    private Prorations() {
    }

    /** The credits for what is given up and, unless {@code creditsOnly}, the charges for what comes instead. */
    static List<Doc> of(Account account, Doc subscription, List<Doc> changed, long at, boolean creditsOnly) {
        var prorations = new ArrayList<Doc>();
        for (var before : Items.of(subscription)) {
            if (creditsOnly || changed.stream().noneMatch(after -> same(before, after))) {
                prorations.add(proration(account, subscription, before, at, "Unused time on ", -1));
            }
        }
        for (var after : changed) {
            if (!creditsOnly && Items.of(subscription).stream().noneMatch(before -> same(before, after))) {
                prorations.add(proration(account, subscription, after, at, "Remaining time on ", 1));
            }
        }
        return prorations;
    }

    private static boolean same(Doc before, Doc after) {
        return before.is("id", after.id()) && before.is("price.id", after.text("price.id"))
                && before.number("quantity", 1) == after.number("quantity", 1);
    }

    private static Doc proration(Account account, Doc subscription, Doc item, long at, String what, int sign) {
        var start = Items.periodStart(subscription);
        var end = Items.periodEnd(subscription);
        var discounts = Discounts.inForce(account, subscription.texts("discounts"), at);
        var amount = BigDecimal.valueOf(Items.amount(item)).multiply(Discounts.shareLeft(account, discounts))
                .multiply(BigDecimal.valueOf(Math.max(0, end - at)))
                .divide(BigDecimal.valueOf(end - start), 0, RoundingMode.HALF_UP).longValueExact();
        var description = what + Items.description(account, item) + " after "
                + DAY.format(Instant.ofEpochSecond(at).atZone(ZoneOffset.UTC));
        return InvoiceItems.proration(account, Bills.customer(account, subscription), subscription, item,
                sign * amount, description, at, end);
    }
}
