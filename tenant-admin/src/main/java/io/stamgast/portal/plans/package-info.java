/** Membership plans: what there is and whether Stripe shows it, and the form that a plan is written with. */
package io.stamgast.portal.plans;
