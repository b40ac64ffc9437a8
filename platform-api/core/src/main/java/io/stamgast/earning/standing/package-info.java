/**
 * What other features know of an account and earning asks for: its tier, segments and plan, what multiplies its points,
 * and who wants to look at it once its purchases are posted. Tier, segment and membership implement these.
 */
package io.stamgast.earning.standing;
