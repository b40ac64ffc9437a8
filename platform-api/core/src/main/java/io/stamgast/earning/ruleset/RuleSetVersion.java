package io.stamgast.earning.ruleset;

import io.stamgast.earning.rule.RuleDefinition;
import io.stamgast.earning.rule.RuleSetDefinition;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/**
 * One version of the tenant's earn rules. It begins as a draft that people edit or throw away; publishing it gives it
 * its effective instant, and from then on it never changes.
 */
@Entity
@Table(schema = "app", name = "rule_set")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = "eclipselink.tenant-id",
        discriminatorType = DiscriminatorType.INTEGER)
class RuleSetVersion {

    private enum State { DRAFT, PUBLISHED }

    @Id
    private UUID id;
    @Column(name = "program_id")
    private int programId;
    private String name;
    @Enumerated(EnumType.STRING)
    private State state;
    private String rules;
    @Column(name = "effective_from")
    private Instant effectiveFrom;
    @Column(name = "published_at")
    private Instant publishedAt;
    @Column(name = "created_at")
    private Instant createdAt;
    @Version
    private int version;

    protected RuleSetVersion() {
        // for JPA
    }

    RuleSetVersion(UUID id, int programId, RuleSetDefinition definition, Instant createdAt) {
        this.id = Objects.requireNonNull(id);
        this.programId = programId;
        this.createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
        state = State.DRAFT;
        edit(definition);
    }

    /** @throws DomainException ({@code not-a-draft}, 409) once it is published */
    final void edit(RuleSetDefinition definition) {
        requireDraft();
        var violations = definition.violations();
        if (!violations.isEmpty()) {
            throw DomainException.ruleBroken("invalid-rule-set", "The rule set can't be saved like this.", violations);
        }
        name = definition.name();
        rules = Json.write(definition.rules());
    }

    /** @throws DomainException ({@code not-a-draft}, 409) when it is published already */
    void publish(Instant from, Instant now) {
        requireDraft();
        state = State.PUBLISHED;
        effectiveFrom = from;
        publishedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    void requireDraft() {
        if (state == State.PUBLISHED) {
            throw DomainException.conflict("not-a-draft",
                    "The rule set is published and can't be changed any more; make a new draft.");
        }
    }

    UUID id() {
        return id;
    }

    int programId() {
        return programId;
    }

    String name() {
        return name;
    }

    List<RuleDefinition> rules() {
        return List.of(Json.read(rules, RuleDefinition[].class));
    }

    /** Nothing while it is a draft. */
    Optional<Instant> effectiveFrom() {
        return Optional.ofNullable(effectiveFrom);
    }

    Optional<Instant> publishedAt() {
        return Optional.ofNullable(publishedAt);
    }

    Instant createdAt() {
        return createdAt;
    }

    int version() {
        return version;
    }
}
