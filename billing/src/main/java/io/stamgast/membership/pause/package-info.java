/**
 * Pauses of subscriptions at Stripe, in which nothing is paid and nothing acts. What Stripe bills meanwhile is void; so
 * a pause ends with a new period that is paid at once, unless the one that was paid before still runs. How long a pause
 * lasts is only written on the subscription: where Stripe ended it, the rest of a period would be given away.
 */
package io.stamgast.membership.pause;
