package io.stamgast.stripe;

import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;

/** That Stripe did not do what was asked, and what that means. */
public final class StripeFailure extends RuntimeException {

    /** What to do about it. */
    public enum Meaning {
        /** Nobody knows whether it was done, or it was not done now: send it again with the same key. */
        TRY_AGAIN,
        /** The buyer's bank refused. */
        DECLINED,
        /** There is no such object. */
        GONE,
        /** It will never be done as asked. */
        REFUSED
    }

    private static final int NOT_FOUND = 404;
    /** What Stripe says to who may not, or no longer, act for an account. */
    private static final String OUT_OF_REACH = "account_invalid";

    private final Meaning meaning;
    private final String code;
    private final String declineCode;

    private StripeFailure(Meaning meaning, String code, String declineCode, StripeException cause) {
        super(cause.getStripeError() == null ? cause.getMessage() : cause.getStripeError().getMessage(), cause);
        this.meaning = meaning;
        this.code = code;
        this.declineCode = declineCode;
    }

    public static StripeFailure of(StripeException failure) {
        if (failure instanceof CardException declined) {
            return new StripeFailure(Meaning.DECLINED, declined.getCode(), declined.getDeclineCode(), failure);
        }
        return new StripeFailure(meaning(failure), failure.getCode(), null, failure);
    }

    private static Meaning meaning(StripeException failure) {
        if (failure instanceof InvalidRequestException && !(failure instanceof RateLimitException)) {
            return failure.getStatusCode() == NOT_FOUND ? Meaning.GONE : Meaning.REFUSED;
        }
        // all else comes of the moment: no answer or half of one, a proxy's, a key of ours that is being replaced
        return failure instanceof IdempotencyException || failure instanceof PermissionException ? Meaning.REFUSED
                : Meaning.TRY_AGAIN;
    }

    /** What Stripe would say if it were asked for an account that was taken from the platform. */
    public static StripeFailure disconnected() {
        return of(new PermissionException("The account at Stripe is not connected any more.", null, OUT_OF_REACH,
                403));
    }

    /** Whether the platform may do nothing in the account any more. */
    public boolean isDisconnected() {
        return OUT_OF_REACH.equals(code);
    }

    public Meaning meaning() {
        return meaning;
    }

    public boolean passes() {
        return meaning == Meaning.TRY_AGAIN;
    }

    /** Stripe's, such as {@code card_declined}; null when it gave none. */
    public String code() {
        return code;
    }

    /** Why the bank refused, such as {@code insufficient_funds}; null for what was not declined. */
    public String declineCode() {
        return declineCode;
    }
}
