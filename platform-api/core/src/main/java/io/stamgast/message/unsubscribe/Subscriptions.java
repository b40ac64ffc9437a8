package io.stamgast.message.unsubscribe;

import static java.time.ZoneOffset.UTC;

import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.TenantWork;
import io.stamgast.message.unsubscribe.UnsubscribeLinks.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** What whoever holds the link of an e-mail can see and change, without a login. */
@ApplicationScoped
public class Subscriptions {

    private static final String FIND = """
            select t.name, exists (select from app.email_refusal r where r.tenant_id = ? and r.address = ?)
            from app.tenant t where t.id = ?""";
    private static final String REFUSE = """
            insert into app.email_refusal as refusal (tenant_id, address, refused_at) values (?, ?, ?)
            on conflict (tenant_id, address) do nothing""";
    private static final String RESUME = "delete from app.email_refusal where tenant_id = ? and address = ?";

    private final TenantWork work;
    private final UnsubscribeLinks links;
    private final Clock clock;

    protected Subscriptions() {
        this(null, null, null); // for the client proxy
    }

    @Inject
    public Subscriptions(TenantWork work, UnsubscribeLinks links, Clock clock) {
        this.work = work;
        this.links = links;
        this.clock = clock;
    }

    /** @return nothing for a token that we did not make */
    public Optional<Subscription> find(String token) {
        return links.read(token).flatMap(subject -> call(subject, connection -> find(connection, subject)));
    }

    /**
     * Unsubscribes, or subscribes again; doing what is done already changes nothing.
     *
     * @return how things stand now; nothing for a token that we did not make
     */
    public Optional<Subscription> change(String token, boolean refused) {
        return links.read(token).flatMap(subject -> call(subject, connection -> {
            if (refused) {
                refuse(connection, subject);
            } else {
                resume(connection, subject);
            }
            return find(connection, subject);
        }));
    }

    /** Nothing is left to subscribe to in a test mode that was wiped. */
    private Optional<Subscription> call(Subject subject, TenantWork.Work<Optional<Subscription>> what) {
        try {
            return work.call(subject.tenantId(), what);
        } catch (DatabaseFailure failure) {
            if (failure.isOfWipedTenant()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private void refuse(Connection connection, Subject subject) throws SQLException {
        try (var refuse = connection.prepareStatement(REFUSE)) {
            refuse.setInt(1, subject.tenantId());
            refuse.setString(2, subject.address());
            refuse.setObject(3, clock.instant().atOffset(UTC));
            refuse.executeUpdate();
        }
    }

    private static void resume(Connection connection, Subject subject) throws SQLException {
        try (var resume = connection.prepareStatement(RESUME)) {
            resume.setInt(1, subject.tenantId());
            resume.setString(2, subject.address());
            resume.executeUpdate();
        }
    }

    private static Optional<Subscription> find(Connection connection, Subject subject) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setInt(1, subject.tenantId());
            query.setString(2, subject.address());
            query.setInt(3, subject.tenantId());
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(new Subscription(row.getString(1), subject.address(),
                        row.getBoolean(2))) : Optional.empty();
            }
        }
    }
}
