/** The address at which Stripe tells what happened; what becomes of it is billing's. */
package io.stamgast.api.stripe;
