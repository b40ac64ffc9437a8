package io.stamgast.activity;

import io.stamgast.account.AccountIds;
import io.stamgast.activity.type.KnownType;
import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.program.JudgingLock;
import io.stamgast.program.ProgramSettings;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.web.Reference;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** One report on its way into the table, in the caller's unit of work. */
final class Reporting {

    /** @param created whether this report made it; false when it was known already */
    record Outcome(Activity activity, boolean created) {
    }

    private static final String ACCOUNT_OF_MEMBER = """
            select account_id from app.member where tenant_id = ? and id = ? and state <> 'REMOVED'""";

    private final Connection connection;
    private final int tenantId;
    private final ActivityRewards rewards;
    private final Standings standings;
    private final Clock clock;
    private final String actor;
    private final ActivityTable table;

    Reporting(Connection connection, int tenantId, ActivityRewards rewards, Standings standings, Clock clock,
              String actor) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.rewards = rewards;
        this.standings = standings;
        this.clock = clock;
        this.actor = actor;
        this.table = new ActivityTable(connection, tenantId);
    }

    /**
     * @throws DomainException 400 {@code invalid-request}; 404 {@code unknown-activity-type}, {@code unknown-account},
     *     {@code unknown-member}; 409 {@code activity-differs}; 422 {@code activity-type-inactive},
     *     {@code invalid-attributes}, {@code activity-cap-reached}
     */
    Outcome report(ActivityReport report) throws SQLException {
        requireTimely(report);
        JudgingLock.share(connection, tenantId); // before the program and its rules are read
        var program = ProgramSettings.read(connection, tenantId);
        var type = KnownType.read(connection, tenantId, report.type());
        var account = account(report);
        var books = new Books(connection, tenantId, LedgerTerms.of(program));
        var book = books.lock(account); // what follows goes one after the other for an account
        var earlier = earlier(type, account, report);
        if (earlier.isPresent()) {
            return new Outcome(earlier.get(), false);
        }
        type.requireActive();
        type.requireFitting(report.given());
        requireWithinCaps(type, account, report, program);
        var reported = activity(type, account, report);
        if (!table.insert(reported, program.id())) {
            // another account's, at the same moment, under the same external id
            var other = table.byExternalId(report.externalId()).orElseThrow();
            other.requireSame(type.id(), account, reported.subject());
            return new Outcome(other, false);
        }
        if (type.needsApproval()) {
            Outbox.write(connection, tenantId, ActivityEvent.of(reported, reported.reportedAt()));
            return new Outcome(reported, true);
        }
        var decision = new Decision(connection, tenantId, books, book);
        return new Outcome(decision.accept(reported, rewards, standings, null, reported.reportedAt()), true);
    }

    private void requireTimely(ActivityReport report) {
        if (report.occurredAt().isBefore(NewPurchase.EARLIEST)) {
            throw DomainException.malformed("invalid-request", "occurredAt", "must not be before "
                    + NewPurchase.EARLIEST);
        }
        if (report.occurredAt().isAfter(NewPurchase.latest(clock.instant()))) {
            throw DomainException.malformed("invalid-request", "occurredAt", "must not be more than a day ahead");
        }
    }

    private UUID account(ActivityReport report) throws SQLException {
        if (report.account() == null && report.member() == null) {
            throw DomainException.malformed("invalid-request", "account", "must be given, or member");
        }
        if (report.account() == null) {
            return accountOf(report.member()).orElseThrow(() -> DomainException.unknown("unknown-member", "member",
                    "there is no member " + report.member()));
        }
        var reference = Reference.parse("account", report.account());
        var account = AccountIds.find(connection, tenantId, reference).orElseThrow(() ->
                DomainException.unknown("unknown-account", "account", "there is no account " + reference));
        if (report.member() != null && !accountOf(report.member()).equals(Optional.of(account))) {
            throw DomainException.unknown("unknown-member", "member", "there is no member " + report.member()
                    + " of the account");
        }
        return account;
    }

    private Optional<UUID> accountOf(UUID member) throws SQLException {
        try (var query = connection.prepareStatement(ACCOUNT_OF_MEMBER)) {
            query.setInt(1, tenantId);
            query.setObject(2, member);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    private Optional<Activity> earlier(KnownType type, UUID account, ActivityReport report) throws SQLException {
        if (report.externalId() != null) {
            var earlier = table.byExternalId(report.externalId());
            if (earlier.isPresent()) {
                earlier.get().requireSame(type.id(), account, report.subject());
                return earlier;
            }
        }
        return type.oncePerSubject() ? table.bySubject(account, type.id(), report.subject()) : Optional.empty();
    }

    private void requireWithinCaps(KnownType type, UUID account, ActivityReport report, ProgramSettings program)
            throws SQLException {
        for (var span : type.caps().spans(report.occurredAt(), program.timeZone())) {
            if (table.count(account, type.id(), span) >= span.most()) {
                throw DomainException.ruleBroken("activity-cap-reached", "An account may have " + span.most() + " of '"
                        + type.name() + "' in a " + span.name() + ".");
            }
        }
    }

    private Activity activity(KnownType type, UUID account, ActivityReport report) {
        return new Activity(Ids.next(), type.id(), type.code(), type.name(), account, report.member(),
                report.subject(), report.externalId(), report.occurredAt().truncatedTo(ChronoUnit.MICROS),
                report.given(), type.oncePerSubject(), Activity.State.PENDING_APPROVAL, 0, null, actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS), null, null, null);
    }
}
