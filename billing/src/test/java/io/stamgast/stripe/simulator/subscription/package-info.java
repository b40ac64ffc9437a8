/**
 * Subscriptions: trials, periods, renewals, changes with their prorations, pauses and endings. Makes invoices and
 * listens to what becomes of them.
 */
package io.stamgast.stripe.simulator.subscription;
