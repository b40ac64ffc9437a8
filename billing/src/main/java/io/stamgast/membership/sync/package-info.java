/**
 * Writes down what Stripe says of subscriptions, invoices and customers, whenever it is asked: after an event, after a
 * call, every night, and when the day of an invoice has passed. Each answer is of the moment at which Stripe was asked;
 * one of an earlier moment changes nothing.
 */
package io.stamgast.membership.sync;
