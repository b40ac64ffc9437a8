package io.stamgast.referral.code;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * A referral code on the wire; what GET returns can be PUT back, its read-only members are ignored.
 *
 * @param id read-only
 * @param code read-only
 * @param account read-only: the address names it
 * @param member whose it is, null for the account's own; read-only
 * @param active whether it can be used
 * @param createdAt read-only
 */
@JsonIgnoreProperties(value = {"id", "code", "account", "member", "createdAt"}, allowGetters = true)
public record ReferralCodeBody(UUID id, String code, UUID account, UUID member, @NotNull Boolean active,
                               Instant createdAt) {

    static ReferralCodeBody of(ReferralCode code) {
        return new ReferralCodeBody(code.id(), code.code(), code.accountId(), code.memberId().orElse(null),
                code.active(), code.createdAt());
    }
}
