package io.stamgast.earning.ruleset;

import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of the tenant's earn rules. It begins as a draft that people edit or throw away; publishing it gives it
 * its effective instant; it never changes while it is published, and once that instant has come it stays.
 */
@Entity
@Table(schema = "app", name = "rule_set")
class RuleSetVersion extends TenantRow {

    private enum State { DRAFT, PUBLISHED }

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

    protected RuleSetVersion() {
        // for JPA
    }

    RuleSetVersion(UUID id, int programId, RuleSetDefinition definition, Instant createdAt) {
        super(id, createdAt.truncatedTo(ChronoUnit.MICROS));
        this.programId = programId;
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

    /**
     * Makes it a draft again.
     *
     * @throws DomainException (409) {@code not-published} for a draft; {@code already-in-force} from its effective
     *     instant on
     */
    void withdraw(Instant now) {
        if (state != State.PUBLISHED) {
            throw DomainException.conflict("not-published", "The rule set is a draft: there is nothing to withdraw.");
        }
        if (!effectiveFrom.isAfter(now)) {
            throw DomainException.conflict("already-in-force", "The rule set is in force since " + effectiveFrom
                    + " and can't be withdrawn any more; publish another one.");
        }
        state = State.DRAFT;
        effectiveFrom = null;
        publishedAt = null;
    }

    void requireDraft() {
        if (state == State.PUBLISHED) {
            throw DomainException.conflict("not-a-draft",
                    "The rule set is published and can't be changed any more; make a new draft.");
        }
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
}
