/**
 * What rules may still give: caps per account and calendar day, month and year, what an account gets once, and budgets
 * of the program. Read and locked in the transaction that posts, counted in the order of arrival; what was granted
 * stays counted when goods come back.
 */
package io.stamgast.earning.allowance;
