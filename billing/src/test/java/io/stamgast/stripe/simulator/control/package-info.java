/** The simulator's own page and calls: moving the time, deciding what banks say, disturbing, and reading its logs. */
package io.stamgast.stripe.simulator.control;
