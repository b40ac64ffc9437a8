/** The ledger as a tenant's system meets it: balances, statements, adjustments, corrections and the check. */
package io.stamgast.tests.ledger;
