/**
 * A program's tiers as people write them: what is measured over which time, from where each tier begins and what it
 * brings, when accounts are reviewed and how they fall. One document per program.
 *
 * <p>Thresholds are fixed, or what the top p % of the accounts reach; the latter are computed by the daily round and
 * kept. Knows no account's standing.
 */
package io.stamgast.tier.scheme;
