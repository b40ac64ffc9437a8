package io.stamgast.membership.subscribing.tax;

import java.util.UUID;

/**
 * What shall become of a tax id: the parameters of a call.
 *
 * @param taxId Stripe's id of one that shall go; null for a new one
 */
record WantedTaxId(int tenantId, UUID account, String type, String value, Boolean reverseCharge, String taxId) {

    /** However it is spaced. */
    boolean isSameNumber(WantedTaxId other) {
        return type != null && type.equals(other.type) && plain(value).equals(plain(other.value));
    }

    static String plain(String value) {
        return value.replaceAll("\\s", "");
    }
}
