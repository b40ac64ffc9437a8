package io.stamgast.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Why and when points move, by whose hand.
 *
 * @param key unique in the tenant; says what the posting is for, such as {@code purchase:ID}
 * @param occurredAt when the cause happened
 * @param postedAt now
 * @param actor who acted: a user, a client, {@code system}
 * @param explanation JSON; null where the kind says it all
 */
public record Occasion(String key, Posting.Kind kind, Instant occurredAt, Instant postedAt, UUID purchaseId,
                       UUID redemptionId, UUID reversesId, String actor, String reason, String explanation) {

    public Occasion {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(postedAt, "postedAt");
        Objects.requireNonNull(actor, "actor");
    }

    public static Occasion of(Posting.Kind kind, String key, Instant now, String actor) {
        return new Occasion(key, kind, now, now, null, null, null, actor, null, null);
    }

    public Occasion at(Instant occurred) {
        return new Occasion(key, kind, occurred, postedAt, purchaseId, redemptionId, reversesId, actor, reason,
                explanation);
    }

    public Occasion ofPurchase(UUID purchase) {
        return new Occasion(key, kind, occurredAt, postedAt, purchase, redemptionId, reversesId, actor, reason,
                explanation);
    }

    public Occasion ofRedemption(UUID redemption) {
        return new Occasion(key, kind, occurredAt, postedAt, purchaseId, redemption, reversesId, actor, reason,
                explanation);
    }

    public Occasion reversing(UUID posting) {
        return new Occasion(key, kind, occurredAt, postedAt, purchaseId, redemptionId, posting, actor, reason,
                explanation);
    }

    public Occasion because(String why) {
        return new Occasion(key, kind, occurredAt, postedAt, purchaseId, redemptionId, reversesId, actor, why,
                explanation);
    }

    public Occasion explainedBy(String json) {
        return new Occasion(key, kind, occurredAt, postedAt, purchaseId, redemptionId, reversesId, actor, reason, json);
    }
}
