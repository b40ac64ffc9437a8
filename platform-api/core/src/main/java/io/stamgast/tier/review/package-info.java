/**
 * The reviews of tiers: once a day, on request, and when the tiers have changed. A job looks at every account: it
 * lifts who has reached a tier unnoticed (a wallet was observed, a month ended), and reviews who is due.
 */
package io.stamgast.tier.review;
