package io.stamgast.membership.reminder;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** What members were told, in the caller's unit of work. */
final class ReminderTable {

    private static final String TELL = """
            insert into app.membership_reminder as r (tenant_id, subject_id, what, told_at) values (?, ?, ?, ?)
            on conflict do nothing""";

    private ReminderTable() {
    }

    /** @return whether it is the first time */
    static boolean tell(Connection connection, int tenantId, UUID subject, String what, Instant now)
            throws SQLException {
        try (var tell = connection.prepareStatement(TELL)) {
            tell.setInt(1, tenantId);
            tell.setObject(2, subject);
            tell.setString(3, what);
            tell.setObject(4, now.atOffset(ZoneOffset.UTC));
            return tell.executeUpdate() == 1;
        }
    }
}
