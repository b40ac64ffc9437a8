package io.stamgast.referral;

import java.time.Instant;
import java.util.UUID;

/**
 * A referral on the wire.
 *
 * @param referrer who brought the account
 * @param lapsesAt until when the purchase must be made that both are rewarded for
 * @param endedAt when it was rewarded or lapsed; null while it is open
 * @param purchase which both were rewarded for; null unless they were
 */
public record ReferralView(UUID id, String code, UUID referrer, UUID account, String taxId, Referral.State state,
                           Instant referredAt, Instant lapsesAt, Instant endedAt, Referral.Lapse lapsedBy,
                           UUID purchase, long referrerPoints, long accountPoints, UUID referrerPosting,
                           UUID accountPosting) {

    static ReferralView of(Referral referral) {
        return new ReferralView(referral.id(), referral.code(), referral.referrerId(), referral.accountId(),
                referral.taxId(), referral.state(), referral.referredAt(), referral.lapsesAt(), referral.endedAt(),
                referral.lapsedBy(), referral.purchaseId(), referral.referrerPoints(), referral.accountPoints(),
                referral.referrerPostingId(), referral.accountPostingId());
    }
}
