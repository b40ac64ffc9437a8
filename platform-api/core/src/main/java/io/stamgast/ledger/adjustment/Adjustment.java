package io.stamgast.ledger.adjustment;

import static io.stamgast.kernel.Stored.instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * Points given (above 0) or taken (below 0) by hand. It waits for a second person when it is above the program's
 * limit; once posted it does not change.
 *
 * @param requestedBy the identity of who asked for it, who can't approve it
 * @param requester what people call them
 * @param approver the second person; null while there is none
 * @param posting null while it waits
 */
public record Adjustment(UUID id, UUID account, long points, String reason, State state,
                         @JsonIgnore String requestedBy, String requester, Instant requestedAt, String approver,
                         UUID posting) {

    /** Where it stands. */
    public enum State { WAITING, POSTED }

    static final String COLUMNS =
            "id, account_id, points, reason, state, requested_by, requester, requested_at, approver, posting_id";

    static Adjustment of(ResultSet row) throws SQLException {
        return new Adjustment(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                row.getLong("points"), row.getString("reason"), State.valueOf(row.getString("state")),
                row.getString("requested_by"), row.getString("requester"),
                instant(row, "requested_at"), row.getString("approver"),
                row.getObject("posting_id", UUID.class));
    }

    Adjustment posted(UUID postingId, String approvedBy) {
        return new Adjustment(id, account, points, reason, State.POSTED, requestedBy, requester, requestedAt,
                approvedBy, postingId);
    }
}
