package io.stamgast.event;

import io.stamgast.job.TenantTask;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes old events, from the first one on, whether somebody still has to read them or not. */
@ApplicationScoped
public class EventRetention implements TenantTask {

    private static final int CHUNK = 1000;
    private static final String DELETE = """
            delete from app.outbox where tenant_id = ? and id = any (?)""";
    private static final String REMEMBER = """
            insert into app.event_retention as r (tenant_id, life, transaction, event_id)
            values (?, ?, ?::text::xid8, ?)
            on conflict (tenant_id) do update set life = excluded.life, transaction = excluded.transaction,
                event_id = excluded.event_id""";

    private final TenantWork work;
    private final Duration kept;

    protected EventRetention() {
        this(null, 0); // for the client proxy
    }

    @Inject
    public EventRetention(TenantWork work,
                          @ConfigProperty(name = "stamgast.events.keep.days", defaultValue = "30") int keptDays) {
        this.work = work;
        this.kept = Duration.ofDays(keptDays);
    }

    @Override
    public String name() {
        return "event-retention";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run(int tenantId, Instant now) {
        while (work.call(tenantId, connection -> delete(connection, tenantId, now.minus(kept))) == CHUNK) {
            // the next chunk is a transaction of its own
        }
    }

    /** The first events, up to the first one that is kept. */
    private int delete(Connection connection, int tenantId, Instant before) throws SQLException {
        var old = EventFeed.after(connection, tenantId, Position.START, CHUNK, EventFilter.ALL).stream()
                .takeWhile(event -> event.occurredAt().isBefore(before)).toList();
        if (old.isEmpty()) {
            return 0;
        }
        try (var delete = connection.prepareStatement(DELETE)) {
            delete.setInt(1, tenantId);
            delete.setArray(2, connection.createArrayOf("uuid", old.stream().map(StoredEvent::id).toArray()));
            delete.executeUpdate();
        }
        remember(connection, tenantId, old.get(old.size() - 1).position());
        return old.size();
    }

    private static void remember(Connection connection, int tenantId, Position last) throws SQLException {
        try (var remember = connection.prepareStatement(REMEMBER)) {
            remember.setInt(1, tenantId);
            remember.setInt(2, last.life());
            remember.setString(3, Long.toString(last.transaction()));
            remember.setObject(4, last.id());
            remember.executeUpdate();
        }
    }
}
