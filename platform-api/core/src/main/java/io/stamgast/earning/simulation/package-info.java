/**
 * Simulations: what a rule set, draft or published, would have posted for the tenant's own past.
 *
 * <p>A simulation reads one snapshot of the database and writes nothing but its result. Purchases of the range are
 * judged in the order of the backlog, by the code that judges them when they are posted, as if the version had been
 * published for the range's first day and nothing of the range had been judged before; then the periods that were
 * closed so far are closed by the code that closes them. Tiers are those of each purchase's own time; shares, spend,
 * observed wallets and attributes are today's.
 *
 * <p>However long the range is, memory holds the sums of its accounts, and of each purchase that something came back of
 * where on disk it stands how it was judged.
 *
 * <p>What another order of events could have changed is left out: points that a balance below zero would have waived,
 * what activities and referrals give (no purchase is judged for them), and that points posted can change an account's
 * tier. Where a part of the range was judged before, fractions kept under {@code CARRY} begin as they stand now, which
 * moves less than one point per account and rule. Purchases that a {@code FREQUENCY} rule counts in a period that
 * begins before the range are those of the range alone. A period that ends after it is decided by the version, too:
 * it would be in force then.
 */
package io.stamgast.earning.simulation;
