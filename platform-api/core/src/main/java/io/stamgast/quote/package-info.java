/**
 * Quotes for baskets: what a purchase would earn, and which rewards the customer could pay for, while it stands at the
 * till. Promises to judge as posting does, to lock nothing and to write nothing.
 */
package io.stamgast.quote;
