package io.stamgast.activity.type;

import io.stamgast.kernel.Json;
import io.stamgast.kernel.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Something that may be reported. Its code stays, because rules name it; all else may change. */
@Entity
@Table(schema = "app", name = "activity_type")
class ActivityType extends TenantRow {

    @Column(name = "program_id")
    private int programId;
    private String code;
    private String name;
    private String attributes;
    @Column(name = "once_per_subject")
    private boolean oncePerSubject;
    @Column(name = "per_day")
    private Integer perDay;
    @Column(name = "per_month")
    private Integer perMonth;
    @Column(name = "per_year")
    private Integer perYear;
    @Column(name = "needs_approval")
    private boolean needsApproval;
    private boolean active;

    protected ActivityType() {
        // for JPA
    }

    ActivityType(UUID id, int programId, String code, Instant createdAt) {
        super(id, createdAt);
        this.programId = programId;
        this.code = Objects.requireNonNull(code);
    }

    void describe(String newName, List<AttributeRule> rules, ActivityCaps caps) {
        name = Objects.requireNonNull(newName);
        attributes = Json.write(rules);
        perDay = caps.perDay();
        perMonth = caps.perMonth();
        perYear = caps.perYear();
    }

    void govern(boolean once, boolean approval, boolean reportable) {
        oncePerSubject = once;
        needsApproval = approval;
        active = reportable;
    }

    String code() {
        return code;
    }

    String name() {
        return name;
    }

    List<AttributeRule> attributes() {
        return List.of(Json.read(attributes, AttributeRule[].class));
    }

    boolean oncePerSubject() {
        return oncePerSubject;
    }

    ActivityCaps caps() {
        return new ActivityCaps(perDay, perMonth, perYear);
    }

    boolean needsApproval() {
        return needsApproval;
    }

    boolean active() {
        return active;
    }
}
