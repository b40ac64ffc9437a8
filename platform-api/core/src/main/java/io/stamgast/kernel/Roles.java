package io.stamgast.kernel;

/** The roles of the identity provider, by the names that stand in tokens. */
public final class Roles {

    public static final String PLATFORM_OPERATOR = "platform-operator";
    public static final String PROGRAM_ADMIN = "program-admin";
    public static final String ACCOUNT_MANAGER = "account-manager";
    public static final String FINANCE = "finance";
    public static final String READ_ONLY = "read-only";
    public static final String BUYER = "buyer";
    public static final String LOYALTY_API = "loyalty-api";

    private Roles() {
    }
}
