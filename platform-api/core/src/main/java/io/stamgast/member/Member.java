package io.stamgast.member;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A person who acts for an account: invited, active from the first visit on, and removed for good. */
@Entity
@Table(schema = "app", name = "member")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = "eclipselink.tenant-id",
        discriminatorType = DiscriminatorType.INTEGER)
public class Member {

    /** Where in its life a member is. */
    public enum State { INVITED, ACTIVE, REMOVED }

    @Id
    private UUID id;
    @Column(name = "account_id")
    private UUID accountId;
    private String email;
    private String name;
    private MemberRole role;
    @Enumerated(EnumType.STRING)
    private State state;
    @Column(name = "user_id")
    private String userId;
    @Column(name = "created_at")
    private Instant createdAt;
    @Version
    private int version;

    protected Member() {
        // for JPA
    }

    Member(UUID id, UUID accountId, String email, String userId, Instant createdAt) {
        this.id = Objects.requireNonNull(id);
        this.accountId = Objects.requireNonNull(accountId);
        this.email = Objects.requireNonNull(email);
        this.userId = Objects.requireNonNull(userId);
        this.createdAt = Objects.requireNonNull(createdAt);
        state = State.INVITED;
    }

    void change(String newName, MemberRole newRole) {
        name = Objects.requireNonNull(newName);
        role = Objects.requireNonNull(newRole);
    }

    void visit() {
        if (state == State.INVITED) {
            state = State.ACTIVE;
        }
    }

    void remove() {
        state = State.REMOVED;
    }

    public UUID id() {
        return id;
    }

    public UUID accountId() {
        return accountId;
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public MemberRole role() {
        return role;
    }

    public State state() {
        return state;
    }

    String userId() {
        return userId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    int version() {
        return version;
    }
}
