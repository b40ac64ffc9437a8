package io.stamgast.member;

import io.stamgast.kernel.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A person who acts for an account: invited, active from the first visit on, and removed for good. */
@Entity
@Table(schema = "app", name = "member")
public class Member extends TenantRow {

    /** Where in its life a member is. */
    public enum State { INVITED, ACTIVE, REMOVED }

    @Column(name = "account_id")
    private UUID accountId;
    private String email;
    private String name;
    private MemberRole role;
    private String language;
    @Enumerated(EnumType.STRING)
    private State state;
    @Column(name = "user_id")
    private String userId;

    protected Member() {
        // for JPA
    }

    Member(UUID id, UUID accountId, String email, Instant createdAt) {
        super(id, createdAt);
        this.accountId = Objects.requireNonNull(accountId);
        this.email = Objects.requireNonNull(email);
    }

    /** @param login the user it is from now on */
    void invite(String login) {
        userId = Objects.requireNonNull(login);
        state = State.INVITED;
    }

    void change(String newName, MemberRole newRole, String newLanguage) {
        name = Objects.requireNonNull(newName);
        role = Objects.requireNonNull(newRole);
        language = newLanguage;
    }

    /** @return whether it is the first visit */
    boolean visit() {
        var first = state == State.INVITED;
        if (first) {
            state = State.ACTIVE;
        }
        return first;
    }

    void remove() {
        state = State.REMOVED;
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

    /** Which the member is written to in, such as {@code nl}; null when it isn't known. */
    public String language() {
        return language;
    }

    public State state() {
        return state;
    }

    /** Nothing for one that came from another installation and wasn't invited here yet. */
    Optional<String> userId() {
        return Optional.ofNullable(userId);
    }
}
