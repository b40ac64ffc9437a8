/** How accounts pay their memberships: who they are at Stripe, and what people may see of their card. */
package io.stamgast.membership.customer;
