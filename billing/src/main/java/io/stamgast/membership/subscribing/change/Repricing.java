package io.stamgast.membership.subscribing.change;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.CollectionMethod;
import com.stripe.param.SubscriptionUpdateParams.PaymentBehavior;
import com.stripe.param.SubscriptionUpdateParams.ProrationBehavior;
import io.stamgast.membership.sync.Metadata;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives a subscription another price. Where a card is charged, what is due now must be paid for the change to be made:
 * a card that is declined refuses it. One whose owner must agree first leaves the change waiting, for 23 hours at most,
 * for the payment of an invoice on its page; until then all stays as it was.
 */
final class Repricing {

    private static final Set<String> ASKING = Set.of("subscription_payment_intent_requires_action",
            "authentication_required");

    private final StripeClient client;
    private final RequestOptions options;
    private final RequestOptions there;
    private final SubscriptionChange wanted;
    private final Subscription before;

    private Repricing(StripeClient client, RequestOptions options, SubscriptionChange wanted, Subscription before) {
        this.client = client;
        this.options = options;
        this.there = StripeAccess.in(options.getStripeAccount());
        this.wanted = wanted;
        this.before = before;
    }

    static Repricing of(StripeClient client, RequestOptions options, SubscriptionChange wanted)
            throws StripeException {
        return new Repricing(client, options, wanted, client.v1().subscriptions().retrieve(wanted.subscription(),
                StripeAccess.in(options.getStripeAccount())));
    }

    Map<String, String> make() throws StripeException {
        var paysNow = wanted.price().prorateFrom() != null
                && CollectionMethod.CHARGE_AUTOMATICALLY.getValue().equals(before.getCollectionMethod());
        try {
            update(options, paysNow ? PaymentBehavior.ERROR_IF_INCOMPLETE : null);
            return Map.of("subscription", wanted.subscription());
        } catch (CardException refused) {
            if (!ASKING.contains(refused.getCode())) {
                throw refused;
            }
            return leave(update(StripeAccess.in(options.getStripeAccount(), options.getIdempotencyKey() + "/pending"),
                    PaymentBehavior.PENDING_IF_INCOMPLETE));
        }
    }

    private Map<String, String> leave(Subscription pending) throws StripeException {
        if (pending.getPendingUpdate() == null) {
            return Map.of("subscription", wanted.subscription());
        }
        var invoice = client.v1().invoices().retrieve(pending.getLatestInvoice(), there);
        return Map.of("subscription", wanted.subscription(), "invoice", invoice.getId(), "page",
                invoice.getHostedInvoiceUrl());
    }

    private Subscription update(RequestOptions own, PaymentBehavior behavior) throws StripeException {
        var form = form(behavior);
        return Once.make(own, key -> client.v1().subscriptions().update(wanted.subscription(), form, key),
                () -> Optional.of(client.v1().subscriptions().retrieve(wanted.subscription(), there))
                        .filter(this::isOurs));
    }

    private boolean isOurs(Subscription now) {
        var call = Once.firstKey(options);
        var pending = now.getPendingUpdate() == null ? null : now.getPendingUpdate().getMetadata();
        return call.equals(now.getMetadata().get(UpdateOperation.CALL))
                || pending != null && call.equals(pending.get(UpdateOperation.CALL));
    }

    private SubscriptionUpdateParams form(PaymentBehavior behavior) {
        var price = wanted.price();
        var form = SubscriptionUpdateParams.builder().setPaymentBehavior(behavior)
                .addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(before.getItems().getData().get(0).getId()).setPrice(price.stripePrice()).build())
                .putMetadata(Metadata.PLAN_VERSION, Integer.toString(price.planVersion()))
                .putMetadata(UpdateOperation.CALL, Once.firstKey(options));
        if (price.prorateFrom() == null) {
            return form.setProrationBehavior(ProrationBehavior.NONE).build();
        }
        return form.setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE)
                .setProrationDate(price.prorateFrom().getEpochSecond()).build();
    }
}
