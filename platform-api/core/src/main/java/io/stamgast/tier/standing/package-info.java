/**
 * Which tier each account is in, and why.
 *
 * <p>{@link io.stamgast.tier.standing.Decision} decides, from a scheme, a standing, figures and a day alone: up at
 * once, down only by a review. What it decides is written with its history, an event and the gift of entry, while the
 * account's balance is locked, so that purchases and reviews of one account follow one another.
 */
package io.stamgast.tier.standing;
