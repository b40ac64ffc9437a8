/**
 * Telling tenants' systems what happened, as Standard Webhooks has it: at least once, signed, tried again for days.
 *
 * <p>A tenant enters {@link io.stamgast.webhook.endpoint endpoints}. Each follows the tenant's events by a position of
 * its own: {@link io.stamgast.webhook.delivery} makes a delivery of each event that it wants, in the transaction that
 * moves the position, and sends it until it is taken or given up. {@link io.stamgast.webhook.desk} shows what became of
 * it, and sends again. {@code .adr/0211} says how instances share the work.
 *
 * <p>Uses {@code event}, {@code outgoing} and {@code message}; no feature knows it.
 */
package io.stamgast.webhook;
