/** The tax ids of accounts, kept at Stripe alone: they stand on invoices, and decide who pays the tax. */
package io.stamgast.membership.subscribing.tax;
