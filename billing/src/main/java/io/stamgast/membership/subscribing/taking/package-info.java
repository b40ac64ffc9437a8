/**
 * How an account takes a plan. At most one page of a plan is open per account, and none for a plan that it has. A plan
 * is tried once per account, whoever of it asks and whatever became of it.
 */
package io.stamgast.membership.subscribing.taking;
