package io.stamgast.message;

import io.stamgast.kernel.Roles;
import io.stamgast.message.letter.Language;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whom the tenant's e-mails go to, as it stands in the caller's unit of work; by address. Who has an address that no
 * mail server takes is left out, so that the others are written to.
 */
public final class Recipients {

    private static final String MEMBERS = """
            select m.email, m.name, m.account_id, m.id, m.language from app.member m
            where m.tenant_id = ? and m.account_id = ? and m.state <> 'REMOVED' order by m.email""";
    private static final String STAFF = """
            select s.email, s.name, null::uuid, null::uuid, null::text from app.staff s
            where s.tenant_id = ? and s.state <> 'REMOVED' and ? = any (string_to_array(s.roles, ' '))
            order by s.email""";

    private static final Logger LOG = Logger.getLogger(Recipients.class.getName());

    private Recipients() {
    }

    /** The members of the account, each in its own language. */
    public static List<Recipient> members(Connection connection, int tenantId, UUID account) throws SQLException {
        try (var query = connection.prepareStatement(MEMBERS)) {
            query.setInt(1, tenantId);
            query.setObject(2, account);
            return recipients(query);
        }
    }

    /** The account managers, all of whom look after every account; where there are none, the program-admins. */
    public static List<Recipient> accountManagers(Connection connection, int tenantId) throws SQLException {
        var managers = staff(connection, tenantId, Roles.ACCOUNT_MANAGER);
        return managers.isEmpty() ? programAdmins(connection, tenantId) : managers;
    }

    public static List<Recipient> programAdmins(Connection connection, int tenantId) throws SQLException {
        return staff(connection, tenantId, Roles.PROGRAM_ADMIN);
    }

    private static List<Recipient> staff(Connection connection, int tenantId, String role) throws SQLException {
        try (var query = connection.prepareStatement(STAFF)) {
            query.setInt(1, tenantId);
            query.setString(2, role);
            return recipients(query);
        }
    }

    private static List<Recipient> recipients(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            var found = new ArrayList<Recipient>();
            while (row.next()) {
                recipient(row).ifPresent(found::add);
            }
            return found;
        }
    }

    private static Optional<Recipient> recipient(ResultSet row) throws SQLException {
        var language = row.getString(5);
        try {
            return Optional.of(new Recipient(row.getString(1), row.getString(2), row.getObject(3, UUID.class),
                    row.getObject(4, UUID.class), language == null ? null : Language.of(language)));
        } catch (IllegalArgumentException noAddress) {
            LOG.log(Level.WARNING, "nobody can write to a person of this tenant: {0}", noAddress.getMessage());
            return Optional.empty();
        }
    }
}
