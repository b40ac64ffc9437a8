package io.stamgast.dunning.recovery;

import io.stamgast.dunning.action.DunningActions;
import io.stamgast.dunning.decision.Decision;
import io.stamgast.dunning.decision.Dunning;
import io.stamgast.dunning.definition.PolicyVersion;
import io.stamgast.dunning.policy.PolicyBook;
import io.stamgast.kernel.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Works on cases that are locked, after their memberships, in the caller's unit of work. */
final class CaseWork {

    /**
     * How long whoever has begun something is left alone with it. Then somebody does it again, under the same key; so
     * it is also how long a failure waits.
     */
    static final Duration LEASE = Duration.ofMinutes(5);

    private final Connection connection;
    private final int tenantId;
    private final Optional<DunningActions> actions;
    private final Instant now;
    private final CaseTable table;

    /** @param actions nothing where nobody does any */
    CaseWork(Connection connection, int tenantId, Optional<DunningActions> actions, Instant now) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.actions = actions;
        this.now = now;
        table = new CaseTable(connection, tenantId);
    }

    CaseTable table() {
        return table;
    }

    /** What cases of these memberships may change: before any of them is locked. */
    void lockMemberships(Collection<UUID> memberships) throws SQLException {
        if (actions.isPresent()) {
            actions.get().lock(connection, tenantId, memberships);
        }
    }

    DunningCase lock(UUID id) throws SQLException {
        lockMemberships(List.of(table.find(id).facts().membershipId()));
        return table.lock(id);
    }

    List<DunningCase> lockRunning(UUID account) throws SQLException {
        lockMemberships(table.running(account).stream().map(one -> one.facts().membershipId()).distinct().toList());
        return table.lockRunning(account);
    }

    StepTable steps(DunningCase of) {
        return new StepTable(connection, tenantId, of.id());
    }

    PolicyVersion version(DunningCase of) throws SQLException {
        return PolicyBook.version(connection, tenantId, of.facts().policyId());
    }

    Decision decide(DunningCase of) throws SQLException {
        return Dunning.decide(of.snapshot(steps(of).records()), version(of), now);
    }

    /** Keeps a case after something happened to it: ends it if that was its end, else says when to look again. */
    void keep(DunningCase changed) throws SQLException {
        keep(changed, decide(changed));
    }

    void keep(DunningCase changed, Decision decision) throws SQLException {
        var outcome = decision.end();
        if (outcome == null || changed.state().name().equals(outcome.name())) {
            changed.lookAt(afterLease(changed, decision.next()));
            table.update(changed);
            return;
        }
        changed.end(outcome, now);
        changed.lookAt(decide(changed).next());
        table.update(changed);
        tell(outcome.name().toLowerCase(Locale.ROOT), changed);
        if (actions.isPresent()) {
            actions.get().ended(connection, tenantId, changed.facts(), outcome);
        }
    }

    /** News may come while somebody does something because of which it comes: he is left to finish. */
    private Instant afterLease(DunningCase of, Instant next) throws SQLException {
        var begun = next == null ? null : steps(of).latestBegun();
        return begun == null || begun.plus(LEASE).isBefore(next) ? next : begun.plus(LEASE);
    }

    void tell(String what, DunningCase of) throws SQLException {
        Outbox.write(connection, tenantId, CaseEvent.of(what, of, now));
    }
}
