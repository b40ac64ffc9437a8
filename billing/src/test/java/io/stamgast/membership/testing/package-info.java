/** What tests of memberships need: a tenant that sells them at a simulated Stripe, and who buys them. */
package io.stamgast.membership.testing;
