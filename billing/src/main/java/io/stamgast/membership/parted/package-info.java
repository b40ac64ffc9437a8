/**
 * What becomes of memberships when their account at Stripe was taken from the platform, or another took its place:
 * nobody can renew, change or even see them there any more. Each keeps its benefits for the time that is paid, and ends
 * with it. One that comes within reach again before is what Stripe says of it then.
 */
package io.stamgast.membership.parted;
