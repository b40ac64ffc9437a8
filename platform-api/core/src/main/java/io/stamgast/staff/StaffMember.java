package io.stamgast.staff;

import io.stamgast.kernel.Roles;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A person of the tenant, from the invitation until the removal. */
@Entity
@Table(schema = "app", name = "staff")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = "eclipselink.tenant-id",
        discriminatorType = DiscriminatorType.INTEGER)
class StaffMember {

    private static final String SEPARATOR = " ";

    enum State { ACTIVE, REMOVED }

    @Id
    private UUID id;
    private String email;
    private String name;
    private String roles;
    @Enumerated(EnumType.STRING)
    private State state;
    @Column(name = "user_id")
    private String userId;
    @Column(name = "created_at")
    private Instant createdAt;
    @Version
    private int version;

    protected StaffMember() {
        // for JPA
    }

    StaffMember(UUID id, String email, String name, Set<String> roles, String userId, Instant createdAt) {
        this.id = id;
        this.email = email;
        this.userId = userId;
        this.createdAt = createdAt;
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

    UUID id() {
        return id;
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

    Instant createdAt() {
        return createdAt;
    }

    int version() {
        return version;
    }
}
