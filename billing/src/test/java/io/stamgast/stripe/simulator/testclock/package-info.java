/** Test clocks: customers whose time is moved apart from everybody else's. */
package io.stamgast.stripe.simulator.testclock;
