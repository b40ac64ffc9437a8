/** Payment methods, which are all cards, and what a bank says to each. */
package io.stamgast.stripe.simulator.card;
