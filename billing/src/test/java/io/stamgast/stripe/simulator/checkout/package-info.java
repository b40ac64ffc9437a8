/** Checkout Sessions: a page on which a customer pays, subscribes or saves a card, or leaves. */
package io.stamgast.stripe.simulator.checkout;
