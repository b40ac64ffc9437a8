package io.stamgast.membership.recovery;

import com.stripe.StripeClient;
import com.stripe.model.Invoice;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionUpdateParams;
import io.stamgast.dunning.action.ActionResult;
import io.stamgast.dunning.definition.Decline;
import io.stamgast.membership.pause.Pauses;
import io.stamgast.membership.sync.Declines;
import io.stamgast.membership.sync.Metadata;
import io.stamgast.membership.sync.SubscriptionImage;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeFailure;
import io.stamgast.stripe.StripeRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is done at Stripe for one invoice of one tenant, once under the errand's key; in no transaction. */
final class StripeErrands {

    private static final String PAYMENTS = "payments.data.payment.payment_intent";
    private static final String ITS_SUBSCRIPTION = "parent.subscription_details.subscription";
    private static final String NEEDS_PAYER = "invoice_payment_intent_requires_action";
    private static final String ENDED = "canceled";

    private final StripeClient client;
    private final RequestOptions reading;
    private final RequestOptions doing;
    private final String invoice;

    /** A change to a subscription that has not ended. */
    @FunctionalInterface
    private interface Change {
        SubscriptionUpdateParams of(Subscription subscription);
    }

    /** @param key of the errand */
    StripeErrands(StripeClient client, String stripeAccount, String key, String invoice) {
        this.client = client;
        this.reading = StripeAccess.in(stripeAccount);
        this.doing = StripeAccess.in(stripeAccount, key);
        this.invoice = invoice;
    }

    /** @param paymentMethod Stripe's id; null for the one that Stripe charges by itself */
    ActionResult charge(String paymentMethod) {
        return unlessSettled(open -> {
            if (isOver(open)) {
                return ActionResult.impossible("ENDED"); // nobody has told us yet
            }
            if (isUnderWay(open)) {
                return ActionResult.underWay();
            }
            try {
                var params = InvoicePayParams.builder().setOffSession(true).setPaymentMethod(paymentMethod).build();
                var paid = StripeRequest.send(() -> Once.make(doing,
                        key -> client.v1().invoices().pay(invoice, params, key), this::chargedMeanwhile));
                return "paid".equals(paid.getStatus()) ? ActionResult.paid(paid.getAmountPaid())
                        : ActionResult.underWay();
            } catch (StripeFailure failure) {
                return refused(failure);
            }
        });
    }

    /** Nothing while it is to be paid, and nothing under way does that. */
    private Optional<Invoice> chargedMeanwhile() {
        return Optional.of(retrieve()).filter(now -> "paid".equals(now.getStatus()) || isUnderWay(now));
    }

    private static boolean isOver(Invoice of) {
        var details = of.getParent() == null ? null : of.getParent().getSubscriptionDetails();
        var subscription = details == null ? null : details.getSubscriptionObject();
        return subscription != null && ENDED.equals(subscription.getStatus());
    }

    private static boolean isUnderWay(Invoice of) {
        return intents(of).anyMatch(intent -> "processing".equals(intent.getStatus()));
    }

    private static ActionResult refused(StripeFailure failure) {
        if (NEEDS_PAYER.equals(failure.code())) {
            return ActionResult.declined(Decline.AUTHENTICATION, failure.code());
        }
        if (failure.meaning() == StripeFailure.Meaning.DECLINED) {
            var code = Objects.requireNonNullElse(failure.declineCode(), failure.code());
            return ActionResult.declined(Declines.of(code), code);
        }
        throw failure;
    }

    /** Keys are nothing to what is deleted: a second time is refused, and then it counts whether it has ended. */
    ActionResult cancel(String subscription) {
        var why = SubscriptionCancelParams.CancellationDetails.builder()
                .setComment(SubscriptionImage.NOT_PAID).build();
        var params = SubscriptionCancelParams.builder().setCancellationDetails(why).build();
        return unlessSettled(open -> {
            if (!hasEnded(subscription)) {
                try {
                    StripeRequest.send(() -> client.v1().subscriptions().cancel(subscription, params, reading));
                } catch (StripeFailure failure) {
                    if (failure.passes() || !hasEnded(subscription)) {
                        throw failure;
                    }
                }
            }
            return ActionResult.done();
        });
    }

    private boolean hasEnded(String subscription) {
        return ENDED.equals(subscription(subscription).getStatus());
    }

    /** What would be billed meanwhile is not owed. */
    ActionResult pause(String subscription) {
        return change(subscription, any -> {
            var form = SubscriptionUpdateParams.builder();
            Pauses.begin(form, null);
            return form.build();
        }, now -> now.getPauseCollection() != null);
    }

    /** From the next bill on; nothing is billed or given back for the time before. */
    ActionResult downgrade(String subscription, String price, int planVersion) {
        return change(subscription, now -> SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder().setId(now.getItems().getData().get(0).getId())
                        .setPrice(price).build())
                .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.NONE)
                .putMetadata(Metadata.PLAN_VERSION, String.valueOf(planVersion)).build(),
                now -> price.equals(now.getItems().getData().get(0).getPrice().getId()));
    }

    private ActionResult change(String subscription, Change change, Predicate<Subscription> done) {
        return unlessSettled(open -> {
            var now = subscription(subscription);
            if (ENDED.equals(now.getStatus())) {
                return ActionResult.impossible("ENDED");
            }
            var params = change.of(now);
            StripeRequest.send(() -> Once.make(doing,
                    key -> client.v1().subscriptions().update(subscription, params, key),
                    () -> Optional.of(subscription(subscription)).filter(done)));
            return ActionResult.done();
        });
    }

    /**
     * Where the payer can pay, or authenticate; nothing while Stripe offers neither.
     *
     * @throws StripeFailure when Stripe can't be reached
     */
    Optional<String> page() {
        var there = retrieve();
        return Stream.concat(Stream.ofNullable(there.getHostedInvoiceUrl()), intents(there)
                .map(PaymentIntent::getNextAction).filter(Objects::nonNull)
                .map(PaymentIntent.NextAction::getRedirectToUrl).filter(Objects::nonNull)
                .map(PaymentIntent.NextAction.RedirectToUrl::getUrl)).findFirst();
    }

    /** @return what it would be a mistake to act upon: it was paid, or nothing is owed */
    private ActionResult unlessSettled(Function<Invoice, ActionResult> errand) {
        try {
            var there = retrieve();
            return switch (there.getStatus()) {
                case "paid" -> ActionResult.paid(there.getAmountPaid());
                case "void" -> ActionResult.impossible("VOID");
                default -> errand.apply(there);
            };
        } catch (StripeFailure failure) {
            if (failure.passes()) {
                throw failure;
            }
            return ActionResult.impossible(failure.getMessage());
        }
    }

    private Invoice retrieve() {
        return StripeRequest.send(() -> client.v1().invoices().retrieve(invoice,
                InvoiceRetrieveParams.builder().addExpand(PAYMENTS).addExpand(ITS_SUBSCRIPTION).build(), reading));
    }

    private Subscription subscription(String id) {
        return StripeRequest.send(() -> client.v1().subscriptions().retrieve(id, reading));
    }

    private static Stream<PaymentIntent> intents(Invoice of) {
        return of.getPayments() == null ? Stream.empty() : of.getPayments().getData().stream()
                .map(one -> one.getPayment().getPaymentIntentObject()).filter(Objects::nonNull);
    }
}
