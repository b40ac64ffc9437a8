package io.stamgast.referral;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A step in a referral's life: {@code referral.open}, {@code referral.rewarded}, {@code referral.lapsed}. */
record ReferralEvent(String eventType, UUID referral, String code, UUID referrer, UUID account, UUID purchase,
                     long referrerPoints, long accountPoints, UUID referrerPosting, UUID accountPosting,
                     Referral.Lapse lapsedBy, Instant occurredAt) implements DomainEvent {

    static ReferralEvent of(Referral referral, Instant now) {
        return new ReferralEvent("referral." + referral.state().name().toLowerCase(Locale.ROOT), referral.id(),
                referral.code(), referral.referrerId(), referral.accountId(), referral.purchaseId(),
                referral.referrerPoints(), referral.accountPoints(), referral.referrerPostingId(),
                referral.accountPostingId(), referral.lapsedBy(), now);
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
