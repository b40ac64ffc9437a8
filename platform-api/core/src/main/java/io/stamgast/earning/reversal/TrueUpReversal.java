package io.stamgast.earning.reversal;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.earning.judging.Tally;
import io.stamgast.earning.period.StalePeriods;
import io.stamgast.earning.reversal.TallyTable.Key;
import io.stamgast.earning.reversal.TallyTable.LastClose;
import io.stamgast.earning.reversal.TallyTable.Row;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.settlement.TrueUpExplanation;
import io.stamgast.earning.settlement.TrueUpExplanation.Part;
import io.stamgast.kernel.Json;
import io.stamgast.program.ProgramSettings;
import io.stamgast.wallet.Period;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What a close has posted is reversed: the tallies hold what they would hold without it, and the multiplier in force is
 * that of the latest true-up that stands.
 */
final class TrueUpReversal {

    private static final String RUNS = """
            select c.runs from app.period_close c where c.tenant_id = ? and c.program_id = ? and c.period = ?""";
    private static final String STANDING = """
            select o.explanation, o.posted_at from app.posting o
            where o.tenant_id = ? and o.key = any (?) and o.id <> ? and not exists (
                select from app.posting c where c.tenant_id = ? and c.reverses_id = o.id)
            order by o.id desc""";

    private record Close(TrueUpExplanation explanation, Instant at) {

        Optional<LastClose> of(Part part) {
            return explanation.rules().stream()
                    .filter(other -> other.ruleSetId().equals(part.ruleSetId())
                            && other.trueUp().code().equals(part.trueUp().code()))
                    .filter(other -> other.trueUp().multiplier() != null)
                    .map(other -> new LastClose(other.trueUp().multiplier(), at,
                            other.trueUp().limit() != null)).findFirst();
        }
    }

    private final Connection connection;
    private final int tenant;

    TrueUpReversal(Connection connection, int tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    void undo(UUID posting, TrueUpExplanation reversed, Instant now) throws SQLException {
        var standing = standing(posting, reversed);
        var tallies = new TallyTable(connection, tenant);
        for (var part : reversed.rules()) {
            var points = part.trueUp().points();
            var key = new Key(reversed.account(), part.ruleSetId(), part.trueUp().code(), reversed.period());
            // whole points also of what is exact: the fraction that the account keeps stays as it is
            var left = tallies.read(key).tally().minus(new Tally(0, points, Fraction.of(points)));
            var last = standing.stream().flatMap(close -> close.of(part).stream()).findFirst();
            tallies.write(key, new Row(left, last.orElse(null)));
        }
        StalePeriods.mark(connection, tenant, List.of(Period.parse("period", reversed.closed())), now);
    }

    /** The other true-ups of the account and period that are not reversed, the latest first. */
    private List<Close> standing(UUID posting, TrueUpExplanation reversed) throws SQLException {
        var keys = IntStream.rangeClosed(1, runs(reversed.closed())).mapToObj(reversed::key).toArray();
        try (var query = connection.prepareStatement(STANDING)) {
            query.setInt(1, tenant);
            query.setArray(2, connection.createArrayOf("text", keys));
            query.setObject(3, posting);
            query.setInt(4, tenant);
            var closes = new ArrayList<Close>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    closes.add(new Close(Json.read(row.getString(1), TrueUpExplanation.class), instant(row, 2)));
                }
            }
            return closes;
        }
    }

    private int runs(String closed) throws SQLException {
        try (var query = connection.prepareStatement(RUNS)) {
            query.setInt(1, tenant);
            query.setInt(2, ProgramSettings.FIRST);
            query.setString(3, closed);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
