package io.stamgast.staff;

import io.stamgast.kernel.Roles;
import io.stamgast.kernel.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A person of the tenant, from the invitation until the removal. */
@Entity
@Table(schema = "app", name = "staff")
class StaffMember extends TenantRow {

    private static final String SEPARATOR = " ";

    enum State { ACTIVE, REMOVED }

    private String email;
    private String name;
    private String roles;
    @Enumerated(EnumType.STRING)
    private State state;
    @Column(name = "user_id")
    private String userId;

    protected StaffMember() {
        // for JPA
    }

    StaffMember(UUID id, String email, String name, Set<String> roles, String userId, Instant createdAt) {
        super(id, createdAt);
        this.email = email;
        this.userId = userId;
        state = State.ACTIVE;
        change(name, roles);
    }

    final void change(String newName, Set<String> newRoles) {
        name = newName;
        roles = written(newRoles);
    }

    static String written(Set<String> roles) {
        return String.join(SEPARATOR, new TreeSet<>(roles));
    }

    void remove() {
        state = State.REMOVED;
    }

    boolean isProgramAdmin() {
        return roles().contains(Roles.PROGRAM_ADMIN);
    }

    String email() {
        return email;
    }

    String name() {
        return name;
    }

    Set<String> roles() {
        return Set.of(roles.split(SEPARATOR));
    }

    String userId() {
        return userId;
    }
}
