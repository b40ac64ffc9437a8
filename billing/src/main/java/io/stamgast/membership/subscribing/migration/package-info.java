/**
 * Moving members to a plan's newer price. A job tells them by e-mail; who was told pays the newer price from the first
 * renewal on that comes after the notice. That is asked of Stripe shortly before the renewal, and nothing is prorated.
 */
package io.stamgast.membership.subscribing.migration;
