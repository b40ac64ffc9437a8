/** Pages for people: small, plain, the same for all subjects. */
package io.stamgast.stripe.simulator.page;
