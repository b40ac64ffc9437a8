package io.stamgast.testmode;

import io.stamgast.identity.People;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The logins of people of a test mode that is wiped. They are kept until the identity provider has deleted them. */
@ApplicationScoped
class WipedLogins {

    private static final String ADD = """
            insert into app.wiped_login as gone (tenant_id, user_id)
            select ?, login.id from unnest(?::text[]) as login (id) on conflict do nothing""";
    private static final String FIRST = "select l.user_id from app.wiped_login l where l.tenant_id = ? limit 100";
    private static final String REMOVE = "delete from app.wiped_login where tenant_id = ? and user_id = ?";

    @Inject
    TenantWork work;
    @Inject
    People people;

    /** @param connection a unit of work of the live tenant */
    static void add(Connection connection, int liveId, Collection<String> logins) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setInt(1, liveId);
            insert.setArray(2, connection.createArrayOf("text", logins.toArray()));
            insert.executeUpdate();
        }
    }

    /** @throws io.stamgast.kernel.DomainException ({@code identity-provider-unavailable}, 503); a repeat completes */
    void delete(int liveId) {
        for (var logins = first(liveId); !logins.isEmpty(); logins = first(liveId)) {
            logins.forEach(login -> delete(liveId, login));
        }
    }

    private void delete(int liveId, String login) {
        people.delete(login);
        work.call(liveId, connection -> {
            try (var remove = connection.prepareStatement(REMOVE)) {
                remove.setInt(1, liveId);
                remove.setString(2, login);
                return remove.executeUpdate();
            }
        });
    }

    private List<String> first(int liveId) {
        return work.call(liveId, connection -> {
            try (var query = connection.prepareStatement(FIRST)) {
                query.setInt(1, liveId);
                var logins = new ArrayList<String>();
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        logins.add(row.getString(1));
                    }
                }
                return logins;
            }
        });
    }
}
