package io.stamgast.earning.simulation.engine;

import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.standing.Standings;
import io.stamgast.program.ProgramSettings;
import io.stamgast.wallet.Period;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is simulated, and on which snapshot.
 *
 * @param connection in the transaction of the snapshot
 * @param version as if it were in force from the range's first day on
 * @param from the first local day
 * @param to the last local day
 */
public record Question(Connection connection, int tenant, RuleSet version, ProgramSettings program, Standings standings,
                LocalDate from, LocalDate to, Instant now) {

    public static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    ZoneId zone() {
        return program.timeZone();
    }

    LocalDate day(Instant instant) {
        return instant.atZone(zone()).toLocalDate();
    }

    /** The periods that the range has days of. */
    Set<String> periods() {
        var periods = new TreeSet<String>();
        for (var length : Period.Length.values()) {
            for (var period = Period.of(from, length); !period.firstDay().isAfter(to); period = period.next()) {
                periods.add(period.toString());
            }
        }
        return periods;
    }

    /** Whether all days of the period are in the range. */
    boolean hasAllOf(Period period) {
        return !period.firstDay().isBefore(from) && !period.lastDay().isAfter(to);
    }

    /** Those of {@link #periods} of which some days are outside. */
    Set<String> cutPeriods() {
        var cut = periods();
        cut.removeIf(period -> hasAllOf(Period.parse("period", period)));
        return cut;
    }

    /** Binds the range's first instant and the first after it. */
    void bindRange(PreparedStatement query, int parameter) throws SQLException {
        query.setObject(parameter, start(from, zone()).atOffset(ZoneOffset.UTC));
        query.setObject(parameter + 1, start(to.plusDays(1), zone()).atOffset(ZoneOffset.UTC));
    }
}
