package io.stamgast.api.operation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * How many connections the pools of all instances hold and how many of them work, as the database sees it; Payara's
 * own figures of a pool stay at zero without an agent in the JVM.
 */
@ApplicationScoped
public class ConnectionFigures {

    private static final String CONNECTIONS = """
            select count(*) from pg_stat_activity
             where usename = current_user and datname = current_database() and (state = 'idle') = ?""";

    @Inject
    MetricRegistry registry;
    @Resource(lookup = "jdbc/app")
    DataSource database;

    void show(@Observes @Initialized(ApplicationScoped.class) Object started) {
        registry.gauge("stamgast.connections", () -> count(true), new Tag("state", "idle"));
        registry.gauge("stamgast.connections", () -> count(false), new Tag("state", "busy"));
    }

    private long count(boolean idle) {
        try (var connection = database.getConnection(); var query = connection.prepareStatement(CONNECTIONS)) {
            query.setBoolean(1, idle);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException unreachable) {
            return 0;
        }
    }
}
