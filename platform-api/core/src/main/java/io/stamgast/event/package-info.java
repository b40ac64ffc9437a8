/**
 * What happened, for tenants' systems to learn of: the events of the outbox, in an order that never changes and has no
 * gaps, as long as they are kept.
 *
 * <p>Knows no feature: what features publish stands in the outbox, which the kernel writes in the transaction that
 * caused it. Who delivers events (webhooks) uses this.
 */
package io.stamgast.event;
