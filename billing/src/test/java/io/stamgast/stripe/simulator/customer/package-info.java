/** Customers and their tax ids. */
package io.stamgast.stripe.simulator.customer;
