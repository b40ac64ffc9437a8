package io.stamgast.wallet;

/** Who says how large a wallet is, the most trusted first. */
public enum WalletSource {
    DISTRIBUTOR_REPORT, DECLARED, ESTIMATED
}
