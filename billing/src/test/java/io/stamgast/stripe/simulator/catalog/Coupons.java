package io.stamgast.stripe.simulator.catalog;

import com.stripe.param.CouponCreateParams;
import com.stripe.param.CouponListParams;
import com.stripe.param.CouponRetrieveParams;
import com.stripe.param.CouponUpdateParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;

/** The calls on {@code /v1/coupons}. */
public final class Coupons {

    public static final String COUPON = "coupon";
    private static final String[] PLAIN = {"name", "percent_off", "amount_off", "currency", "duration",
            "duration_in_months", "max_redemptions", "redeem_by"};

    public void register(Routes routes) {
        routes.post("/v1/coupons", CouponCreateParams.class, Coupons::create).takes(PLAIN).takes("id", "metadata");
        routes.get("/v1/coupons/{id}", CouponRetrieveParams.class, call -> valid(call.account(), call.target(COUPON)));
        routes.post("/v1/coupons/{id}", CouponUpdateParams.class, Coupons::update).takes("name", "metadata");
        routes.delete("/v1/coupons/{id}", CouponRetrieveParams.class, Coupons::delete);
        routes.list("/v1/coupons", CouponListParams.class, call -> Page.of(call, "/v1/coupons",
                call.account().table(COUPON).newestFirst(), one -> !one.flag("_deleted")
                        && Page.within(call.parameters(), "created", one))).takes("created");
    }

    private static Doc create(Call call) {
        var parameters = call.parameters();
        if (parameters.has("percent_off") == parameters.has("amount_off")) {
            throw ApiError.invalid("parameter_missing", "percent_off", "You must pass either percent_off or"
                    + " amount_off.");
        } else if (parameters.has("amount_off") && !parameters.has("currency")) {
            throw ApiError.parameterMissing("currency");
        } else if (parameters.is("duration", "repeating") && !parameters.has("duration_in_months")) {
            throw ApiError.parameterMissing("duration_in_months");
        }
        var id = parameters.has("id") ? parameters.text("id") : Ids.random(8);
        if (call.account().table(COUPON).get(id) != null) {
            throw ApiError.invalid("resource_already_exists", "id", "Coupon already exists.");
        }
        var coupon = Doc.of(COUPON, id).set("amount_off", null).set("created", call.account().now((Doc) null))
                .set("currency", null).set("duration", "once").set("duration_in_months", null).set("livemode", false)
                .set("max_redemptions", null).set("metadata", new Doc()).set("name", null).set("percent_off", null)
                .set("redeem_by", null).set("times_redeemed", 0).set("valid", true).take(parameters, PLAIN);
        Metadata.merge(coupon, parameters);
        return call.account().add(coupon, "coupon.created");
    }

    private static Doc update(Call call) {
        var coupon = call.target(COUPON);
        call.account().update(coupon, "coupon.updated", one -> {
            one.take(call.parameters(), "name");
            Metadata.merge(one, call.parameters());
        });
        return coupon;
    }

    /** A deleted coupon can't be redeemed any more; the discounts that it gave go on. */
    private static Doc delete(Call call) {
        var coupon = call.target(COUPON);
        call.account().update(coupon, "coupon.deleted", one -> one.set("valid", false).set("_deleted", true));
        return Doc.of(COUPON, coupon.id()).set("deleted", true);
    }

    private static Doc valid(Account account, Doc coupon) {
        if (coupon.flag("_deleted")) {
            throw ApiError.noSuch(COUPON, coupon.id(), "coupon");
        }
        var late = coupon.has("redeem_by") && coupon.number("redeem_by") < account.now((Doc) null);
        var usedUp = coupon.has("max_redemptions")
                && coupon.number("times_redeemed") >= coupon.number("max_redemptions");
        return account.save(coupon.set("valid", !late && !usedUp));
    }

    /** "Taking account of the above properties, whether this coupon can still be applied to a customer"; or refuses. */
    public static Doc usable(Account account, String id, String param) {
        var coupon = valid(account, account.get(COUPON, id, param));
        if (!coupon.flag("valid")) {
            throw ApiError.invalid("coupon_expired", param, "Coupon expired: " + id);
        }
        return coupon;
    }

    /** Takes one redemption of a coupon, or refuses. */
    public static Doc redeem(Account account, String id, String param) {
        var coupon = usable(account, id, param);
        return account.save(coupon.set("times_redeemed", coupon.number("times_redeemed") + 1));
    }
}
