package io.stamgast.stripe.simulator.invoice;

import io.stamgast.stripe.simulator.catalog.Coupons;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Coupons that were redeemed, and what they take off. */
public final class Discounts {

    public static final String DISCOUNT = "discount";

    private Discounts() {
    }

    /**
     * Redeems the coupons of a parameter {@code discounts[]}.
     *
     * @param owner the member that says what is discounted: {@code subscription} or {@code invoice}
     * @return the ids of the discounts
     */
    public static List<String> redeem(Account account, Doc customer, Doc parameters, String owner, String ownerId) {
        var ids = new ArrayList<String>();
        for (var given : parameters.docs("discounts")) {
            if (!given.has("coupon")) {
                throw ApiError.invalid("simulator_unsupported", "discounts", "The simulator only knows coupons.");
            }
            var coupon = Coupons.redeem(account, given.text("coupon"), "discounts[0][coupon]");
            var start = account.now(customer);
            var discount = Doc.of(DISCOUNT, Ids.fresh("di")).set("checkout_session", null)
                    .set("customer", customer.id()).set("end", end(coupon, start)).set("invoice", null)
                    .set("invoice_item", null).set("promotion_code", null)
                    .set("source", new Doc().set("type", "coupon").set("coupon", coupon.id())).set("start", start)
                    .set("subscription", null).set("subscription_item", null).set(owner, ownerId);
            ids.add(account.save(discount).id());
        }
        return ids;
    }

    private static Long end(Doc coupon, long start) {
        return coupon.is("duration", "repeating") ? Instant.ofEpochSecond(start).atZone(ZoneOffset.UTC)
                .plusMonths(coupon.number("duration_in_months")).toEpochSecond() : null;
    }

    static Doc coupon(Account account, Doc discount) {
        return account.table(Coupons.COUPON).get(discount.text("source.coupon"));
    }

    /** Those of the discounts that are in force at the time. */
    public static List<Doc> inForce(Account account, List<String> ids, long at) {
        return ids.stream().map(id -> account.get(DISCOUNT, id, "discounts"))
                .filter(one -> !one.has("end") || one.number("end") > at).toList();
    }

    /** Those that go on after an invoice with these discounts: a coupon that is good for once is used up. */
    public static List<String> left(Account account, List<String> ids, long at) {
        return inForce(account, ids, at).stream().filter(one -> !coupon(account, one).is("duration", "once"))
                .map(Doc::id).toList();
    }

    /** The share of a price that is left when the discounts by percentage are taken off. */
    public static BigDecimal shareLeft(Account account, List<Doc> discounts) {
        var share = BigDecimal.ONE;
        for (var discount : discounts) {
            var percent = coupon(account, discount).decimal("percent_off");
            if (percent != null) {
                share = share.multiply(BigDecimal.ONE.subtract(percent.movePointLeft(2)));
            }
        }
        return share;
    }

    /**
     * What a discount takes off amounts that earlier ones have left: a percentage of each, rounded half up, or an
     * amount shared among them in their order.
     */
    static List<Long> off(Doc coupon, List<Long> left) {
        var percent = coupon.decimal("percent_off");
        var rest = coupon.number("amount_off");
        var off = new ArrayList<Long>();
        for (var amount : left) {
            var one = percent == null ? Math.min(rest, Math.max(amount, 0)) : BigDecimal.valueOf(Math.max(amount, 0))
                    .multiply(percent).movePointLeft(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
            rest -= percent == null ? one : 0;
            off.add(one);
        }
        return off;
    }
}
