package io.stamgast.membership.subscribing.change;

import io.stamgast.membership.Membership;
import io.stamgast.membership.subscribing.WebAddress;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/** What is asked of a membership. */
public interface ChangeRequests {

    /** When it shall end. */
    enum At { PERIOD_END, NOW }

    /** An end. */
    record Cancel(@NotNull At at) {
    }

    /** @param until when it ends by itself; null for not by itself */
    record Pause(Instant until) {
    }

    /**
     * Another plan or price.
     *
     * @param plan its code, like {@code price}
     * @param prorationDate from when on the difference is paid, as the preview said; now when absent
     */
    record Change(@NotNull @Size(min = 1, max = 50) String plan, @NotNull @Size(min = 1, max = 50) String price,
                  Instant prorationDate) {
    }

    /**
     * A coupon.
     *
     * @param coupon Stripe's id of it
     * @param again whether the account may have used it before; false when absent
     */
    record Coupon(@NotNull @Size(min = 1, max = 100) String coupon, Boolean again) {

        public Coupon {
            again = Boolean.TRUE.equals(again);
        }
    }

    /** @param daysUntilDue of invoices: 14 or 30; 14 when absent */
    record Collection(@NotNull Membership.Collection collection, Integer daysUntilDue) {
    }

    /** @param returnUrl where Stripe's page leads back to */
    record Portal(@WebAddress String returnUrl) {
    }
}
