/**
 * Shows the plans to Stripe, in the tenant's account: a plan is a product there, a price a price. What is to be told
 * follows from comparing what a plan says with what Stripe was last told, so that it makes no difference when, how
 * often and in which order that is done; of a plan and of a price one call at a time is under way.
 */
package io.stamgast.plan.mirror;
