/**
 * The membership plans of a tenant: what they cost and bring, in versions that never change, because memberships name
 * them. A price that is changed is another price; who pays the old one keeps it.
 *
 * <p>{@link io.stamgast.plan.Plans} is for whoever sells plans or lives by them,
 * {@link io.stamgast.plan.MembershipPlans} for whoever writes them. {@link io.stamgast.plan.mirror} shows them to
 * Stripe. Knows no member.
 */
package io.stamgast.plan;
