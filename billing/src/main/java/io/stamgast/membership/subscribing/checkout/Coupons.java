package io.stamgast.membership.subscribing.checkout;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a coupon leaves of a fee that is paid once, of which the platform's part is told in money. */
final class Coupons {

    private Coupons() {
    }

    /** In the currency's minor unit. */
    static long left(StripeClient client, RequestOptions there, WantedCheckout wanted) throws StripeException {
        if (!wanted.once() || wanted.feePercent() == null || wanted.coupon() == null) {
            return wanted.amountMinor();
        }
        var coupon = client.v1().coupons().retrieve(wanted.coupon(), there);
        if (coupon.getPercentOff() == null) {
            return Math.max(0, wanted.amountMinor() - coupon.getAmountOff());
        }
        return wanted.amountMinor() - percent(wanted.amountMinor(), coupon.getPercentOff());
    }

    /** Rounded half up, as Stripe does. */
    static long percent(long amountMinor, BigDecimal percent) {
        return BigDecimal.valueOf(amountMinor).multiply(percent).movePointLeft(2).setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
