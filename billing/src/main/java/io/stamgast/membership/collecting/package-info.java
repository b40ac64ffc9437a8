/** How Stripe collects by itself: from which payment method, and whether it tries again. */
package io.stamgast.membership.collecting;
