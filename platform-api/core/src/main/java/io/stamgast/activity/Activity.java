package io.stamgast.activity;

import static io.stamgast.kernel.Stored.instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Something that an account did, as it stood when it was read.
 *
 * @param type its type's code
 * @param memberId who did it for the account; null when nobody is named
 * @param subject what it was done with: the course, the product, the event
 * @param externalId the reporting system's own id for it; null for none
 * @param attributes texts, numbers, booleans and days (as texts), as its type wants them
 * @param points what it earned; 0 while it isn't accepted
 * @param postingId where the ledger has the points; null for none
 * @param actor who reported it
 * @param decidedBy who accepted or rejected it; null while nobody did, and where nobody needed to
 * @param reason why it was rejected; null otherwise
 */
public record Activity(UUID id, UUID typeId, String type, String typeName, UUID accountId, UUID memberId,
                       String subject, String externalId, Instant occurredAt, Map<String, JsonNode> attributes,
                       boolean oncePerSubject, State state, long points, UUID postingId, String actor,
                       Instant reportedAt, String decidedBy, Instant decidedAt, String reason) {

    /** Where an activity stands. */
    public enum State { PENDING_APPROVAL, ACCEPTED, REJECTED }

    static final String COLUMNS = """
            a.id, a.type_id, t.code as type_code, t.name as type_name, a.account_id, a.member_id, a.subject,
            a.external_id, a.occurred_at, a.attributes, a.once_per_subject, a.state, a.points, a.posting_id, a.actor,
            a.reported_at, a.decided_by, a.decided_at, a.reason""";

    static Activity of(ResultSet row) throws SQLException {
        return new Activity(row.getObject("id", UUID.class), row.getObject("type_id", UUID.class),
                row.getString("type_code"), row.getString("type_name"), row.getObject("account_id", UUID.class),
                row.getObject("member_id", UUID.class), row.getString("subject"), row.getString("external_id"),
                instant(row, "occurred_at"), attributes(row.getString("attributes")),
                row.getBoolean("once_per_subject"), State.valueOf(row.getString("state")), row.getLong("points"),
                row.getObject("posting_id", UUID.class), row.getString("actor"), instant(row, "reported_at"),
                row.getString("decided_by"), instant(row, "decided_at"), row.getString("reason"));
    }

    private static Map<String, JsonNode> attributes(String json) {
        return Json.read(json, JsonNode.class).properties().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @throws DomainException ({@code wrong-state}, 409) when it was decided on already */
    void requirePending(String step) {
        if (state != State.PENDING_APPROVAL) {
            throw DomainException.conflict("wrong-state", "An activity that is " + state + " can't be " + step + ".");
        }
    }

    /** @throws DomainException ({@code activity-differs}, 409) when another stands under the same external id */
    void requireSame(UUID otherType, UUID otherAccount, String otherSubject) {
        if (!typeId.equals(otherType) || !accountId.equals(otherAccount) || !subject.equals(otherSubject)) {
            throw DomainException.conflict("activity-differs", "There is another activity with the external id "
                    + externalId + ".");
        }
    }

    /** The key of the posting of its points. */
    String postingKey() {
        return "activity:" + id;
    }

    /** What a statement says of it. */
    String words() {
        return typeName + " (" + subject + ")";
    }
}
