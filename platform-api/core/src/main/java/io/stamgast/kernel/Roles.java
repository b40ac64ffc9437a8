package io.stamgast.kernel;

/**
 * Who may make a call: the roles of the identity provider, by the names that stand in tokens, and two that only a scope
 * of a machine client gives.
 */
public final class Roles {

    public static final String PLATFORM_OPERATOR = "platform-operator";
    public static final String PROGRAM_ADMIN = "program-admin";
    public static final String ACCOUNT_MANAGER = "account-manager";
    public static final String FINANCE = "finance";
    public static final String READ_ONLY = "read-only";
    public static final String BUYER = "buyer";
    public static final String LOYALTY_API = "loyalty-api";
    /** Reports what is bought, by whom, and what comes of it; never in a token. */
    public static final String PURCHASES = "purchases";
    /** Hands out what points are spent on; never in a token. */
    public static final String REDEMPTIONS = "redemptions";

    private Roles() {
    }
}
