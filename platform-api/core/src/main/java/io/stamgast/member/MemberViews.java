package io.stamgast.member;

import static io.stamgast.kernel.Stored.instant;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads members as the API shows them, in sets; those that were removed as well. */
public final class MemberViews {

    private static final String FIND = """
            select id, account_id, email, name, role, language, state, created_at
            from app.member where tenant_id = ? and id = any (?)""";
    private static final MemberRole.Stored ROLE = new MemberRole.Stored();

    private MemberViews() {
    }

    /** Those of the ids that the tenant has, in no order, in the caller's unit of work. */
    public static List<MemberBody> find(Connection connection, int tenantId, Collection<UUID> ids)
            throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            find.setInt(1, tenantId);
            find.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            try (var row = find.executeQuery()) {
                var found = new ArrayList<MemberBody>();
                while (row.next()) {
                    found.add(member(row));
                }
                return found;
            }
        }
    }

    private static MemberBody member(ResultSet row) throws SQLException {
        return new MemberBody(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                row.getString("email"), row.getString("name"), ROLE.convertToEntityAttribute(row.getString("role")),
                row.getString("language"), Member.State.valueOf(row.getString("state")), instant(row, "created_at"),
                null);
    }
}
