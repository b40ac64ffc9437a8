package io.stamgast.reward;

/** What kind of thing a reward is. */
public enum RewardType {

    /** A code from the reward's pool, which the buyer uses elsewhere. */
    VOUCHER,

    /** A thing that somebody sends or hands over. */
    MERCHANDISE
}
