package io.stamgast.membership.subscribing;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import com.stripe.net.RequestOptions;
import io.stamgast.stripe.StripeRequest;

/** That a coupon can't be used any more: its time is over, or it was used as often as it may be, by whomever. */
public final class CouponOver {

    /** The problem of a call that was refused because of it. */
    static final String TOLD = "This coupon can't be used any more.";

    private CouponOver() {
    }

    /**
     * Asks Stripe for what takes the coupon; a refusal that comes of the coupon's end says so.
     *
     * @param coupon Stripe's id; null for none
     */
    public static <T> T told(StripeClient client, RequestOptions there, String coupon, StripeRequest<T> request)
            throws StripeException {
        try {
            return request.send();
        } catch (InvalidRequestException refused) {
            if (coupon == null || !isOver(client, there, coupon)) {
                throw refused;
            }
            var over = new InvalidRequestException(TOLD, refused.getParam(), refused.getRequestId(),
                    refused.getCode(), refused.getStatusCode(), refused);
            var error = new StripeError();
            error.setMessage(TOLD);
            over.setStripeError(error);
            throw over;
        }
    }

    private static boolean isOver(StripeClient client, RequestOptions there, String coupon) throws StripeException {
        try {
            return Boolean.FALSE.equals(client.v1().coupons().retrieve(coupon, there).getValid());
        } catch (InvalidRequestException unknown) {
            return false;
        }
    }
}
