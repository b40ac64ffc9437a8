package io.stamgast.membership.subscribing.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.CollectionMethod;
import com.stripe.param.SubscriptionUpdateParams.PaymentBehavior;
import com.stripe.param.SubscriptionUpdateParams.ProrationBehavior;
import io.stamgast.kernel.Json;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.pause.Pauses;
import io.stamgast.membership.sync.Metadata;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Changes a subscription, and writes on it which call did. */
@ApplicationScoped
public class UpdateOperation implements StripeOperation {

    public static final String NAME = "membership.update";
    private static final String CALL = "stamgast_call";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var wanted = Json.read(parameters.toString(), SubscriptionChange.class);
        var call = options.getIdempotencyKey();
        var there = StripeAccess.in(options.getStripeAccount());
        var subscriptions = client.v1().subscriptions();
        var form = form(wanted).putMetadata(CALL, call);
        if (wanted.price() != null) {
            reprice(form, subscriptions.retrieve(wanted.subscription(), there), wanted.price());
        }
        Once.make(options, key -> subscriptions.update(wanted.subscription(), form.build(), key),
                () -> Optional.of(subscriptions.retrieve(wanted.subscription(), there))
                        .filter(one -> call.equals(one.getMetadata().get(CALL))));
        return Map.of("subscription", wanted.subscription());
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

    /** What is due now must be paid for the change to be made, where a card is charged. */
    private static void reprice(SubscriptionUpdateParams.Builder form, Subscription before,
                                SubscriptionChange.Price price) {
        var item = before.getItems().getData().get(0).getId();
        form.addItem(SubscriptionUpdateParams.Item.builder().setId(item).setPrice(price.stripePrice()).build())
                .putMetadata(Metadata.PLAN_VERSION, Integer.toString(price.planVersion()));
        if (price.prorateFrom() == null) {
            form.setProrationBehavior(ProrationBehavior.NONE);
            return;
        }
        form.setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE)
                .setProrationDate(price.prorateFrom().getEpochSecond());
        if (CollectionMethod.CHARGE_AUTOMATICALLY.getValue().equals(before.getCollectionMethod())) {
            form.setPaymentBehavior(PaymentBehavior.ERROR_IF_INCOMPLETE);
        }
    }
}
