package io.stamgast.referral;

import io.stamgast.kernel.DomainEvent;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * A step in a referral's life.
 *
 * @param account who was brought
 * @param purchase which both are rewarded for; null unless they are
 */
@DomainEvent.Type(name = "referral.opened", description = "An account said which other account brought it.")
@DomainEvent.Type(name = "referral.rewarded", description = "Both sides of a referral got their points.")
@DomainEvent.Type(name = "referral.lapsed", description = "A referral came to nothing.")
record ReferralEvent(String eventType, UUID referral, String code, UUID referrer, UUID account,
                     @Nullable UUID purchase, long referrerPoints, long accountPoints,
                     @Nullable UUID referrerPosting, @Nullable UUID accountPosting,
                     @Nullable Referral.Lapse lapsedBy, Instant occurredAt) implements DomainEvent {

    static ReferralEvent of(Referral referral, Instant now) {
        return new ReferralEvent(type(referral.state()), referral.id(), referral.code(), referral.referrerId(),
                referral.accountId(), referral.purchaseId(), referral.referrerPoints(), referral.accountPoints(),
                referral.referrerPostingId(), referral.accountPostingId(), referral.lapsedBy(), now);
    }

    private static String type(Referral.State reached) {
        return switch (reached) {
            case OPEN -> "referral.opened";
            case REWARDED -> "referral.rewarded";
            case LAPSED -> "referral.lapsed";
        };
    }

    @Override
    public UUID subjectId() {
        return referral;
    }

    @Override
    public UUID accountId() {
        return account;
    }
}
