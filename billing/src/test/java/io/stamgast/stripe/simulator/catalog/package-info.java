/** What is sold: products, their prices, and coupons. */
package io.stamgast.stripe.simulator.catalog;
