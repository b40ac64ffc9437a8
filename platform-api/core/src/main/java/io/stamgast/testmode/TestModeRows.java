package io.stamgast.testmode;

import static io.stamgast.kernel.Stored.instant;
import static io.stamgast.kernel.Stored.utc;

import io.stamgast.kernel.lock.Turn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Test modes among the platform's tenants, outside the wall, on the connection of a unit of work. */
final class TestModeRows {

    private static final String FIND = """
            select t.id, t.state, t.opened_at, t.created_at from app.tenant t
            where t.live_id = ? and t.state <> 'WIPED'""";
    private static final String INSERT = """
            insert into app.tenant as made (id, alias, name, admin_email, state, organization_id, created_at, live_id,
                opened_at)
            select nextval('app.test_mode_id'), live.alias || '.test', live.name, live.admin_email, ?,
                live.organization_id, ?, live.id, ?
            from app.tenant live where live.id = ? returning made.id""";
    private static final String SET_STATE =
            "update app.tenant set state = ?, version = version + 1 where id = ? and state = ?";
    private static final String WIPED = """
            update app.tenant set state = 'WIPED', alias = alias || '.' || -id, version = version + 1
            where id = ? and state = 'WIPING'""";
    private static final String LEFT = "select t.id from app.tenant t where t.live_id = ? and t.state = 'WIPED'";
    private static final String ENTER = "select app.enter_to_wipe(?)";
    private static final String PURGE = "select app.purge_test_mode(?, ?)";

    private final Connection connection;
    private final int liveId;

    /** @param liveId the tenant in its live mode */
    TestModeRows(Connection connection, int liveId) {
        this.connection = connection;
        this.liveId = liveId;
    }

    /** Who opens or wipes waits for each other. */
    void lock() throws SQLException {
        Turn.take(connection, liveId, "test-mode");
    }

    /** Nothing while it is not opened. */
    Optional<TestMode> find() throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setInt(1, liveId);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(new TestMode(row.getInt("id"),
                        TestMode.State.valueOf(row.getString("state")), instant(row, "opened_at"),
                        instant(row, "created_at"))) : Optional.empty();
            }
        }
    }

    /** @return its id */
    int insert(TestMode.State state, Instant openedAt, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, state.name());
            insert.setObject(2, utc(now));
            insert.setObject(3, utc(openedAt));
            insert.setInt(4, liveId);
            return number(insert);
        }
    }

    /** Does nothing when it is in another state than that. */
    void setState(int id, TestMode.State from, TestMode.State to) throws SQLException {
        try (var update = connection.prepareStatement(SET_STATE)) {
            update.setString(1, to.name());
            update.setInt(2, id);
            update.setString(3, from.name());
            update.executeUpdate();
        }
    }

    /** @return whether it could be entered, because nobody is in it any more */
    boolean enterToWipe(int id) throws SQLException {
        try (var enter = connection.prepareStatement(ENTER)) {
            enter.setInt(1, id);
            return isTrue(enter);
        }
    }

    /** Leaves its alias to the next one. */
    void setWiped(int id) throws SQLException {
        try (var update = connection.prepareStatement(WIPED)) {
            update.setInt(1, id);
            update.executeUpdate();
        }
    }

    /** Those of the tenant's that are wiped and still have rows. */
    List<Integer> left() throws SQLException {
        try (var query = connection.prepareStatement(LEFT)) {
            query.setInt(1, liveId);
            var left = new ArrayList<Integer>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    left.add(row.getInt(1));
                }
            }
            return left;
        }
    }

    /** @return whether nothing of it is left */
    boolean purge(int id, int most) throws SQLException {
        try (var purge = connection.prepareStatement(PURGE)) {
            purge.setInt(1, id);
            purge.setInt(2, most);
            return isTrue(purge);
        }
    }

    private static int number(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static boolean isTrue(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
