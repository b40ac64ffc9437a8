package io.stamgast.message.delivery;

import static java.time.ZoneOffset.UTC;

import io.stamgast.kernel.Json;
import io.stamgast.message.EmailState;
import io.stamgast.message.letter.Language;
import io.stamgast.message.letter.Letter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The statements by which e-mails are taken and given back, in the caller's unit of work. */
final class ClaimTable {

    private static final String SUPPRESS = """
            update app.email e set state = 'SUPPRESSED', due_at = null, ended_at = ?
            where e.tenant_id = ? and e.state = 'QUEUED' and e.kind = 'OPTIONAL' and e.due_at <= ?
                and exists (select from app.email_refusal r where r.tenant_id = ? and r.address = e.recipient)""";
    private static final String CLAIM = """
            update app.email e set state = 'SENDING', attempts = e.attempts + 1, due_at = null, claimed_at = ?
            from app.tenant t
            where t.id = ? and e.tenant_id = ? and e.id = (
                select d.id from app.email d where d.tenant_id = ? and d.state = 'QUEUED' and d.due_at <= ?
                    and not (d.kind = 'OPTIONAL' and exists (
                        select from app.email_refusal r where r.tenant_id = ? and r.address = d.recipient))
                order by d.due_at, d.id limit 1 for update of d skip locked)
            returning e.id, e.recipient, e.recipient_name, e.language, e.kind = 'OPTIONAL' as optional, e.letter,
                e.attempts, t.name""";
    private static final String LOST = """
            update app.email set state = 'UNKNOWN', ended_at = ?, error = ?
            where tenant_id = ? and state = 'SENDING' and claimed_at < ?""";
    private static final String END = """
            update app.email set state = ?, ended_at = ?, error = ?
            where tenant_id = ? and id = ? and state in ('SENDING', 'UNKNOWN') and claimed_at = ?""";
    private static final String POSTPONE = """
            update app.email set state = 'QUEUED', due_at = ?, ended_at = null, error = ?
            where tenant_id = ? and id = ? and state in ('SENDING', 'UNKNOWN') and claimed_at = ?""";
    private static final String FORGET = """
            update app.email set letter = null
            where tenant_id = ? and letter is not null and ended_at < ?""";

    private final Connection connection;
    private final int tenantId;

    ClaimTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /** Takes the next that is due and wanted; one that another instance is taking at this moment is passed over. */
    Optional<Claim> next(Instant due, Instant now) throws SQLException {
        try (var claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, now.atOffset(UTC));
            claim.setInt(2, tenantId);
            claim.setInt(3, tenantId);
            claim.setInt(4, tenantId);
            claim.setObject(5, due.atOffset(UTC));
            claim.setInt(6, tenantId);
            try (var row = claim.executeQuery()) {
                return row.next() ? Optional.of(claim(row, now)) : Optional.empty();
            }
        }
    }

    /** Ends those that are due and that their recipients no longer want. */
    void suppress(Instant due, Instant now) throws SQLException {
        try (var suppress = connection.prepareStatement(SUPPRESS)) {
            suppress.setObject(1, now.atOffset(UTC));
            suppress.setInt(2, tenantId);
            suppress.setObject(3, due.atOffset(UTC));
            suppress.setInt(4, tenantId);
            suppress.executeUpdate();
        }
    }

    private Claim claim(ResultSet row, Instant now) throws SQLException {
        return new Claim(tenantId, row.getObject("id", UUID.class), row.getString("recipient"),
                row.getString("recipient_name"), Language.of(row.getString("language")), row.getBoolean("optional"),
                Json.read(row.getString("letter"), Letter.class), row.getInt("attempts"), now, row.getString("name"));
    }

    /** Those that were taken before and never given back: their instance stopped, or lost the database. */
    void markLost(Instant takenBefore, String reason, Instant now) throws SQLException {
        try (var lost = connection.prepareStatement(LOST)) {
            lost.setObject(1, now.atOffset(UTC));
            lost.setString(2, reason);
            lost.setInt(3, tenantId);
            lost.setObject(4, takenBefore.atOffset(UTC));
            lost.executeUpdate();
        }
    }

    /** A late end is worth more than that it was given up as unknown; one that is no longer this claim's is not. */
    void end(Claim claim, EmailState state, String reason, Instant now) throws SQLException {
        try (var end = connection.prepareStatement(END)) {
            end.setString(1, state.name());
            end.setObject(2, now.atOffset(UTC));
            end.setString(3, reason);
            give(end, 4, claim);
        }
    }

    void postpone(Claim claim, Instant until, String reason) throws SQLException {
        try (var postpone = connection.prepareStatement(POSTPONE)) {
            postpone.setObject(1, until.atOffset(UTC));
            postpone.setString(2, reason);
            give(postpone, 3, claim);
        }
    }

    private void give(PreparedStatement back, int parameter, Claim claim) throws SQLException {
        back.setInt(parameter, tenantId);
        back.setObject(parameter + 1, claim.id());
        back.setObject(parameter + 2, claim.at().atOffset(UTC));
        back.executeUpdate();
    }

    /** @return how many letters were forgotten */
    int forget(Instant endedBefore) throws SQLException {
        try (var forget = connection.prepareStatement(FORGET)) {
            forget.setInt(1, tenantId);
            forget.setObject(2, endedBefore.atOffset(UTC));
            return forget.executeUpdate();
        }
    }
}
