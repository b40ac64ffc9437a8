package io.stamgast.activity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An activity on the wire.
 *
 * @param points what it earned; 0 while it isn't accepted
 * @param posting where the ledger has the points; null for none
 * @param decidedBy who accepted or rejected it; null while nobody did, and where nobody needed to
 * @param reason why it was rejected; null otherwise
 */
public record ActivityView(UUID id, String type, UUID account, UUID member, String subject, String externalId,
                           Instant occurredAt, Map<String, JsonNode> attributes, Activity.State state, long points,
                           UUID posting, String actor, Instant reportedAt, String decidedBy, Instant decidedAt,
                           String reason) {

    static ActivityView of(Activity activity) {
        return new ActivityView(activity.id(), activity.type(), activity.accountId(), activity.memberId(),
                activity.subject(), activity.externalId(), activity.occurredAt(), activity.attributes(),
                activity.state(), activity.points(), activity.postingId(), activity.actor(), activity.reportedAt(),
                activity.decidedBy(), activity.decidedAt(), activity.reason());
    }
}
