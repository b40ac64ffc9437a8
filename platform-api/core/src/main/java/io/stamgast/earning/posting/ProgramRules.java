package io.stamgast.earning.posting;

import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.program.ProgramSettings;
import io.stamgast.wallet.Period;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A program's settings and its published rule sets, compiled; immutable, shared between threads.
 *
 * @param revision counts the publications that it has seen
 */
record ProgramRules(ProgramSettings program, LedgerTerms terms, int revision, List<RuleSet> versions) {

    /** @param revision as it stands in this unit of work */
    static ProgramRules read(Connection connection, int tenant, RuleBook book, int revision) throws SQLException {
        var program = ProgramSettings.read(connection, tenant);
        return new ProgramRules(program, LedgerTerms.of(program), revision,
                book.published(connection, tenant, revision));
    }

    boolean isCurrent(PostingState state) {
        return program.version() == state.programVersion() && revision == state.rulesRevision();
    }

    Optional<RuleSet> inForce(Instant occurredAt) {
        return RuleSet.inForce(versions, occurredAt);
    }

    RuleSet version(UUID id) {
        return RuleSet.judged(versions, id);
    }

    /** Whether any version measures shares over past months, which purchases of other months change. */
    boolean looksBack() {
        return versions.stream().flatMap(version -> version.shareRules().stream())
                .anyMatch(rule -> rule.basis() == Basis.TRAILING);
    }

    Period period(Instant instant, Period.Length length) {
        return Period.of(instant, program.timeZone(), length);
    }

    /** The month as a number, yyyymm. */
    int month(Instant instant) {
        return period(instant, Period.Length.MONTH).months()[0];
    }

    /**
     * The periods whose closes a purchase of that time matters to: those that hold it, one of each length, and where
     * rules compare periods, later ones, up to now's.
     */
    Set<String> periodsTouched(Instant occurredAt, Instant now) {
        var periods = periodsOf(occurredAt);
        for (var version : versions) {
            for (var reach : version.reaches()) {
                reach.periods(period(occurredAt, reach.length()), period(now, reach.length()))
                        .forEach(period -> periods.add(period.toString()));
            }
        }
        return periods;
    }

    /** The periods that hold the instant, one of each length. */
    private Set<String> periodsOf(Instant instant) {
        var periods = new TreeSet<String>();
        for (var length : Period.Length.values()) {
            periods.add(period(instant, length).toString());
        }
        return periods;
    }
}
