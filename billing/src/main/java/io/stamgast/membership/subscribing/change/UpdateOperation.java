package io.stamgast.membership.subscribing.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionUpdateParams.CollectionMethod;
import com.stripe.param.SubscriptionUpdateParams;
import io.stamgast.kernel.Json;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.pause.Pauses;
import io.stamgast.membership.subscribing.CouponOver;
import io.stamgast.membership.subscribing.checkout.CouponUses;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeFailure;
import io.stamgast.stripe.call.StripeCall;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Changes a subscription, and writes on it which call did. */
@ApplicationScoped
public class UpdateOperation implements StripeOperation {

    public static final String NAME = "membership.update";
    static final String CALL = "stamgast_call";

    @Override
    public String name() {
        return NAME;
    }

    /** @return the subscription; with {@code page} and {@code invoice} where a change waits to be paid there */
    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var wanted = Json.read(parameters.toString(), SubscriptionChange.class);
        if (wanted.price() != null) {
            return Repricing.of(client, options, wanted).make();
        }
        var call = Once.firstKey(options);
        var there = StripeAccess.in(options.getStripeAccount());
        var subscriptions = client.v1().subscriptions();
        var form = form(wanted).putMetadata(CALL, call).build();
        CouponOver.told(client, there, wanted.coupon(), () -> Once.make(options,
                key -> subscriptions.update(wanted.subscription(), form, key),
                () -> Optional.of(subscriptions.retrieve(wanted.subscription(), there))
                        .filter(one -> call.equals(one.getMetadata().get(CALL)))));
        return Map.of("subscription", wanted.subscription());
    }

    @Override
    public void refused(Connection connection, StripeCall call, StripeFailure why) throws SQLException {
        new CouponUses(connection, call.tenantId()).release(call.id());
    }

    private static SubscriptionUpdateParams.Builder form(SubscriptionChange wanted) {
        var form = SubscriptionUpdateParams.builder();
        if (wanted.cancelAtPeriodEnd() != null) {
            form.setCancelAtPeriodEnd(wanted.cancelAtPeriodEnd());
        }
        if (wanted.pause() != null) {
            Pauses.begin(form, wanted.pause().until());
        }
        if (wanted.coupon() != null) {
            form.addDiscount(SubscriptionUpdateParams.Discount.builder().setCoupon(wanted.coupon()).build());
        }
        if (wanted.collection() == Collection.CARD) {
            form.setCollectionMethod(CollectionMethod.CHARGE_AUTOMATICALLY);
        } else if (wanted.collection() == Collection.INVOICE) {
            form.setCollectionMethod(CollectionMethod.SEND_INVOICE).setDaysUntilDue((long) wanted.daysUntilDue());
        }
        return form;
    }
}
