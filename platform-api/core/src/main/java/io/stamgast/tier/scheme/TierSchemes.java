package io.stamgast.tier.scheme;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.program.JudgingLock;
import io.stamgast.program.ProgramSettings;
import io.stamgast.web.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The tier scheme of the current tenant, as people look after it. */
@ApplicationScoped
public class TierSchemes {

    private static final String TYPE = "tier-scheme";

    /** @param version for the entity tag */
    public record Versioned(SchemeDefinition definition, int version) {
    }

    /**
     * The tiers are others, or what they ask for or bring is.
     *
     * @param version counts the changes
     */
    @DomainEvent.Type(name = "tier-scheme.changed",
            description = "The tiers, or what they ask for or bring, changed; GET /tier-scheme shows them.")
    record Told(int version, Instant occurredAt) implements DomainEvent {

        @Override
        public String eventType() {
            return "tier-scheme.changed";
        }

        /** A tenant has one scheme, without an id. */
        @Override
        public UUID subjectId() {
            return Ids.NIL;
        }
    }

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Audit audit;
    @Inject
    Event<SchemeChanged> changed;
    @Inject
    Clock clock;

    /** Whether the tenant has one. */
    @Transactional
    public boolean exists() {
        try {
            return table().find().isPresent();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException ({@code not-found}, 404) while the tenant has none */
    @Transactional
    public Versioned current() {
        try {
            var row = table().find().orElseThrow(() -> DomainException.notFound("tier scheme", tenant.alias()));
            return new Versioned(shown(row.definition()), row.version());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Replaces the scheme, or gives the tenant its first. Nobody falls by it: accounts rise to what they reach now, and
     * those whose tier is gone go where they belong; a job looks at all of them.
     *
     * @throws DomainException 412 {@code lost-update}; 422 {@code invalid-tier-scheme}
     */
    @Transactional
    public Versioned put(String ifMatch, SchemeDefinition wanted) {
        try {
            // who posts meanwhile either sees the new scheme or is seen by the job
            JudgingLock.stopJudging(connection.get(), tenant.id());
            var program = ProgramSettings.hold(connection.get(), tenant.id());
            var before = table().lock();
            EntityTags.require(ifMatch, before.map(SchemeTable.Row::version).orElse(0), TYPE, tenant.alias());
            var violations = wanted.violations(program.currency());
            if (!violations.isEmpty()) {
                throw DomainException.ruleBroken("invalid-tier-scheme", "These can't be the tiers.", violations);
            }
            if (before.isEmpty()) {
                table().insert(wanted, clock.instant());
                audit.record("created", TYPE, program.id(), null, wanted);
            } else {
                table().update(wanted, clock.instant());
                audit.record("changed", TYPE, program.id(), before.get().definition(), wanted);
            }
            changed.fire(new SchemeChanged(tenant.id(), LocalDate.ofInstant(clock.instant(), program.timeZone())));
            var after = current();
            Outbox.write(connection.get(), tenant.id(), new Told(after.version(), clock.instant()));
            return after;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private SchemeDefinition shown(SchemeDefinition definition) throws SQLException {
        return Schemes.shown(table(), definition, ProgramSettings.read(connection.get(), tenant.id()));
    }

    private SchemeTable table() {
        return new SchemeTable(connection.get(), tenant.id());
    }
}
