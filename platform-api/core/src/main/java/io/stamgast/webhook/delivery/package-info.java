/**
 * The delivery itself. Each endpoint that is on has a lane; an instance of the server holds some of the lanes by leases
 * and is the only one that sends for them. {@code .adr/0211} tells why.
 *
 * <p>A {@link io.stamgast.webhook.delivery.Turn} is a lane's unit of work: it writes down what attempts came to, makes
 * deliveries of new events, and brings those that are due. Between turns a {@link io.stamgast.webhook.delivery.Lane}
 * sends from memory. What an instance that dies had sent and not written down is sent again by the next one.
 */
package io.stamgast.webhook.delivery;
