/**
 * Closing periods: what the spend shares of a period are worth in the end, posted as one true-up per account.
 *
 * <p>A close is marked before it looks at any account, and settles each account under the lock of its balance. So
 * whatever comes in meanwhile either is counted or marks the period stale; a close that broke off half way, or is
 * repeated, posts what is missing and no more. A re-close is the same again, up or down.
 */
package io.stamgast.earning.period;
