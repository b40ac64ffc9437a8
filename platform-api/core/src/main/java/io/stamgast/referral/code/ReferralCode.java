package io.stamgast.referral.code;

import io.stamgast.kernel.OptionalUuid;
import io.stamgast.kernel.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A code by which an account, or a member of it, recommends the tenant. All that changes is whether it is on. */
@Entity
@Table(schema = "app", name = "referral_code")
class ReferralCode extends TenantRow {

    @Column(name = "program_id")
    private int programId;
    @Column(name = "account_id")
    private UUID accountId;
    @Column(name = "member_id")
    @Convert(converter = OptionalUuid.class)
    private UUID memberId;
    private String code;
    private boolean active;

    protected ReferralCode() {
        // for JPA
    }

    /** @param memberId whose it is; null for the account's own */
    ReferralCode(UUID id, int programId, UUID accountId, UUID memberId, String code, Instant createdAt) {
        super(id, createdAt);
        this.programId = programId;
        this.accountId = Objects.requireNonNull(accountId);
        this.memberId = memberId;
        this.code = Objects.requireNonNull(code);
        active = true;
    }

    void turn(boolean on) {
        active = on;
    }

    UUID accountId() {
        return accountId;
    }

    Optional<UUID> memberId() {
        return Optional.ofNullable(memberId);
    }

    String code() {
        return code;
    }

    boolean active() {
        return active;
    }
}
