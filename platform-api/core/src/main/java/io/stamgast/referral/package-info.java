/**
 * Customers who bring customers.
 *
 * <p>A referral begins when an account names the code of another, and is refused where that one brings itself: the same
 * account or hierarchy, a circle of referrals, a tax id that another account has, or a customer already. Referrals of a
 * tenant are entered one after the other, so that no two that are made at once close a circle. It stays open until the
 * points of a purchase of the referred account are available that the earn rules reward: then both sides get theirs, in
 * one transaction. It lapses when a purchase from before it comes to light, or when a year has passed without one.
 *
 * <p>That moment is not told but looked for, by a round over what is open ({@link io.stamgast.referral.ReferralRound}):
 * no purchase, release, return or rule that comes late, and no failure on the way, can make it be missed. Judges
 * nothing itself: {@link io.stamgast.referral.ReferralRewards} is what it asks.
 */
package io.stamgast.referral;
