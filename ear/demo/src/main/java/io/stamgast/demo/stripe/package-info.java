/** The demo's Stripe: a simulator, by whose time the whole demo goes. */
package io.stamgast.demo.stripe;
