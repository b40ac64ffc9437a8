/** Pages to which customers are sent: invoices to see and pay, and the bank's question who they are. */
package io.stamgast.stripe.simulator.hosted;
