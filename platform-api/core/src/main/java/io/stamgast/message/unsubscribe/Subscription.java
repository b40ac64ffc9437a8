package io.stamgast.message.unsubscribe;

/**
 * How things stand between an address and a tenant.
 *
 * @param tenant its name
 * @param refused whether the address gets no OPTIONAL e-mails
 */
public record Subscription(String tenant, String address, boolean refused) {
}
