/** Money that is to move: payment intents and their charges, and cards that are set up for later. */
package io.stamgast.stripe.simulator.payment;
