package io.stamgast.earning.judging;

/** Where the multiplier of a rule's points comes from. */
public enum MultiplierSource {
    /** The rule has no other than 1. */
    RULE,
    /** A campaign, on what other rules give. */
    CAMPAIGN,
    /** What the account is: its tier, its membership. */
    STANDING,
    /** The band that the account's share reached. */
    BAND,
    /** The share is unknown: nobody has observed the wallet. */
    UNKNOWN_SHARE,
    /** The base rate, until the period is closed. */
    UNTIL_CLOSE,
    /** What the original purchase was judged with. */
    ORIGINAL,
    /** What the last close of the original purchase's period posted. */
    LAST_CLOSE
}
