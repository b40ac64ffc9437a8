/**
 * What time does to points: pending ones are released, unspent ones expire. Recurring work for every tenant, in
 * batches with a transaction each, so that it can stop anywhere and go on later.
 *
 * <p>Nothing that is right depends on how often it runs, except that points are released by it: a redemption lets
 * expired lots go by itself before it spends any.
 */
package io.stamgast.ledger.due;
