package io.stamgast.activity.type;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.stamgast.kernel.Codes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * An activity type on the wire; what GET returns can be PUT back, its read-only members are ignored.
 *
 * @param id read-only
 * @param code by which reports and rules name it; fixed once it is entered
 * @param attributes what comes with each activity; none when absent
 * @param oncePerSubject whether an account can have one activity per subject; false when absent, like
 *     {@code needsApproval}
 * @param caps none when absent
 * @param active whether it may be reported; true when absent
 * @param createdAt read-only
 */
@JsonIgnoreProperties(value = {"id", "createdAt"}, allowGetters = true)
public record ActivityTypeBody(
        UUID id,
        @NotNull @Pattern(regexp = Codes.PATTERN, message = Codes.REFUSAL) String code,
        @NotBlank @Size(max = 200) String name,
        @Size(max = 50) List<@NotNull @Valid AttributeRule> attributes,
        Boolean oncePerSubject,
        @Valid ActivityCaps caps,
        Boolean needsApproval,
        Boolean active,
        Instant createdAt) {

    static ActivityTypeBody of(ActivityType type) {
        return new ActivityTypeBody(type.id(), type.code(), type.name(), type.attributes(), type.oncePerSubject(),
                type.caps(), type.needsApproval(), type.active(), type.createdAt());
    }

    List<AttributeRule> attributesOrNone() {
        return Objects.requireNonNullElse(attributes, List.of());
    }

    /** Writes what can change into the type. */
    void describe(ActivityType type) {
        type.describe(name.strip(), attributesOrNone(), Objects.requireNonNullElse(caps, ActivityCaps.NONE));
        type.govern(Objects.requireNonNullElse(oncePerSubject, false),
                Objects.requireNonNullElse(needsApproval, false), Objects.requireNonNullElse(active, true));
    }
}
