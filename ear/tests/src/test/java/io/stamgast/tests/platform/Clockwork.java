package io.stamgast.tests.platform;

import java.util.List;

/** Lets time pass for a running platform without its clock: what it keeps becomes older, what it waits for is due. */
public final class Clockwork {

    private Clockwork() {
    }

    /** Every grant of the tenant was given, and ends, so much earlier than it was. */
    public static void ageGrants(Platform platform, String tenantAlias, int minutes) {
        TablesOwner.change(platform, tenantAlias, """
                update app.support_grant set granted_at = granted_at - make_interval(mins => ?),
                    expires_at = expires_at - make_interval(mins => ?)""", minutes, minutes);
    }

    /** What the platform looks for from time to time, it looks for now. */
    static void lookNow(Platform platform) {
        for (var pool : List.of("app.scheduled_tasks", "app.scheduled_payment_tasks")) {
            TablesOwner.changePlatform(platform, "update " + pool + """
                     set execution_time = now()
                    where task_name like 'task:%' and not picked and execution_time > now()""");
        }
    }
}
