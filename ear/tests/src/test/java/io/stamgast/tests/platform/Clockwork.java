package io.stamgast.tests.platform;

/** Lets time pass for a running platform, whose clock nobody moves: what it keeps becomes older. */
public final class Clockwork {

    private Clockwork() {
    }

    /** Every grant of the tenant was given, and ends, so much earlier than it was. */
    public static void ageGrants(Platform platform, String tenantAlias, int minutes) {
        TablesOwner.change(platform, tenantAlias, """
                update app.support_grant set granted_at = granted_at - make_interval(mins => ?),
                    expires_at = expires_at - make_interval(mins => ?)""", minutes, minutes);
    }
}
