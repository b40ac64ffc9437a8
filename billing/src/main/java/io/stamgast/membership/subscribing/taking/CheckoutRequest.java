package io.stamgast.membership.subscribing.taking;

import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.subscribing.WebAddress;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * What an account asks for.
 *
 * @param plan its code
 * @param price its code
 * @param member who asks; null for the tenant
 * @param coupon Stripe's id of it; null for none
 * @param collection {@code CARD} when absent
 * @param daysUntilDue of invoices: 14 or 30; 14 when absent
 * @param successUrl where Stripe sends who is done, with {@code session=ID}
 * @param cancelUrl where Stripe sends who turns back
 */
public record CheckoutRequest(@NotNull @Size(min = 1, max = 50) String plan,
                              @NotNull @Size(min = 1, max = 50) String price, UUID member,
                              @Size(min = 1, max = 100) String coupon, Collection collection, Integer daysUntilDue,
                              @WebAddress String successUrl, @WebAddress String cancelUrl) {

    public CheckoutRequest {
        collection = collection == null ? Collection.CARD : collection;
    }
}
