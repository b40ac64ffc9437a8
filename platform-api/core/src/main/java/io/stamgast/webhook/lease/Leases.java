package io.stamgast.webhook.lease;

import io.stamgast.kernel.TenantWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Which lanes this instance holds. They are shared evenly among the instances that are alive; a lane whose instance
 * gives no sign for the length of a lease is taken by another. Times are the database's: it is the one clock that all
 * instances have in common. No lane that somebody else has locked is waited for: the others' renewal would wait too.
 */
public final class Leases {

    /** Of a lease: so much of it is left to those that are held, and is used by their holder. */
    private static final double SAFE_PART = 0.8;

    private static final String SIGN = """
            insert into app.webhook_instance as instance (id, seen_at) values (?, now())
            on conflict (id) do update set seen_at = excluded.seen_at""";
    private static final String FORGET = """
            delete from app.webhook_instance where seen_at < now() - make_interval(secs => ?)""";
    private static final String RENEW = """
            update app.webhook_lane set leased_until = now() + make_interval(secs => ?)
            where (tenant, endpoint) in (
                select l.tenant, l.endpoint from app.webhook_lane l where l.owner = ? for update of l skip locked)""";
    private static final String SHARE = """
            select ceil(count(*)::numeric / (select count(*) from app.webhook_instance)) as share,
                count(*) filter (where l.owner = ?) as own
            from app.webhook_lane l join app.open_tenant t on t.id = l.tenant""";
    private static final String CLAIM = """
            update app.webhook_lane set owner = ?, leased_until = now() + make_interval(secs => ?)
            where (tenant, endpoint) in (
                select l.tenant, l.endpoint from app.webhook_lane l
                join app.open_tenant t on t.id = l.tenant
                where l.owner is null or l.leased_until < now()
                order by l.tenant, l.endpoint limit ? for update of l skip locked)""";
    private static final String OWN = """
            select l.tenant, l.endpoint, t.id is not null as active
            from app.webhook_lane l left join app.open_tenant t on t.id = l.tenant
            where l.owner = ? and l.leased_until >= now() + make_interval(secs => ?)
            order by l.tenant, l.endpoint""";
    private static final String RELEASE = """
            update app.webhook_lane set owner = null, leased_until = null
            where (tenant, endpoint) in (
                select l.tenant, l.endpoint from app.webhook_lane l
                where l.owner = ? and l.endpoint = any (?::uuid[]) for update of l skip locked)""";
    private static final String RELEASE_ALL = """
            update app.webhook_lane set owner = null, leased_until = null where owner = ?""";
    private static final String SIGN_OFF = "delete from app.webhook_instance where id = ?";

    /** An endpoint that this instance looks after. */
    public record Held(int tenantId, UUID endpoint) {
    }

    /**
     * What a sign of life brings.
     *
     * @param surplus how many of them others should have
     */
    public record Hand(Set<Held> held, int surplus) {
    }

    private final UUID instance = UUID.randomUUID();
    private final TenantWork work;
    private final Duration length;

    public Leases(TenantWork work, Duration length) {
        this.work = work;
        this.length = length;
    }

    /** For how long from the asking on a sign of life allows to send. */
    public Duration safeLength() {
        return Duration.ofMillis((long) (length.toMillis() * SAFE_PART));
    }

    /** Gives a sign of life, and takes what nobody holds up to a fair share. */
    public Hand renew() {
        return work.raw(connection -> {
            run(connection, SIGN, instance);
            run(connection, FORGET, seconds());
            run(connection, RENEW, seconds(), instance);
            int surplus;
            try (var query = connection.prepareStatement(SHARE)) {
                query.setObject(1, instance);
                try (var row = query.executeQuery()) {
                    row.next();
                    surplus = row.getInt("own") - row.getInt("share");
                }
            }
            if (surplus < 0) {
                run(connection, CLAIM, instance, seconds(), -surplus);
            }
            return new Hand(own(connection), Math.max(0, surplus));
        });
    }

    private Set<Held> own(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(OWN)) {
            query.setObject(1, instance);
            query.setDouble(2, safeLength().toMillis() / 1000.0);
            try (var row = query.executeQuery()) {
                var held = new HashSet<Held>();
                while (row.next()) {
                    if (row.getBoolean("active")) {
                        held.add(new Held(row.getInt("tenant"), row.getObject("endpoint", UUID.class)));
                    }
                }
                return held;
            }
        }
    }

    public void release(Set<UUID> endpoints) {
        work.raw(connection -> {
            run(connection, RELEASE, instance, connection.createArrayOf("uuid", endpoints.toArray()));
            return null;
        });
    }

    /** Leaves everything to the others. */
    public void signOff() {
        work.raw(connection -> {
            run(connection, RELEASE_ALL, instance);
            run(connection, SIGN_OFF, instance);
            return null;
        });
    }

    private double seconds() {
        return length.toMillis() / 1000.0;
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
