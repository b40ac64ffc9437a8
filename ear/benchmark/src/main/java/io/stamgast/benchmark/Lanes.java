package io.stamgast.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;

/**
 * The connections of the limit, kept from run to run as the product's pool keeps its own: PostgreSQL makes plans and
 * reads its catalog anew for each new one, which is no part of what is measured.
 */
final class Lanes implements AutoCloseable {

    /** A connection and what was prepared on it. */
    record Lane(Connection connection, Map<String, PreparedStatement> prepared) {

        PreparedStatement prepare(String sql) throws SQLException {
            var statement = prepared.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                prepared.put(sql, statement);
            }
            return statement;
        }
    }

    private final List<Connection> all = new ArrayList<>();
    private final BlockingQueue<Lane> idle = new LinkedBlockingQueue<>();

    Lanes(DataSource database, int count) throws SQLException {
        for (var lane = 0; lane < count; lane++) {
            var connection = database.getConnection();
            connection.setAutoCommit(false);
            all.add(connection);
            idle.add(new Lane(connection, new HashMap<>()));
        }
    }

    Lane take() throws InterruptedException {
        return idle.take();
    }

    void giveBack(Lane lane) {
        idle.add(lane);
    }

    @Override
    public void close() throws SQLException {
        for (var connection : all) {
            connection.close();
        }
    }
}
