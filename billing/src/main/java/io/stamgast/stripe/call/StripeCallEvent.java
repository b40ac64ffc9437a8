package io.stamgast.stripe.call;

import io.stamgast.kernel.DomainEvent;
import io.stamgast.stripe.StripeFailure;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/** What Stripe was asked to do is not done. */
@DomainEvent.Type(name = "stripe-call.delayed",
        description = "Stripe has not done for an hour what it was asked to do; it is asked until it answers.")
@DomainEvent.Type(name = "stripe-call.refused",
        description = "Stripe will not do what it was asked to do; somebody may have to.")
record StripeCallEvent(String eventType, UUID stripeCall, String operation, @Nullable UUID about,
                       @Nullable String problem, Instant askedAt, Instant occurredAt) implements DomainEvent {

    static StripeCallEvent delayed(StripeCall call, StripeFailure why, Instant now) {
        return of("delayed", call, why, now);
    }

    static StripeCallEvent refused(StripeCall call, StripeFailure why, Instant now) {
        return of("refused", call, why, now);
    }

    private static StripeCallEvent of(String what, StripeCall call, StripeFailure why, Instant now) {
        return new StripeCallEvent("stripe-call." + what, call.id(), call.operation(), call.subject(),
                why.getMessage(), call.createdAt(), now);
    }

    @Override
    public UUID subjectId() {
        return stripeCall;
    }
}
