package io.stamgast.plan;

import io.stamgast.plan.definition.PlanDefinition;
import java.time.Instant;

/** A version of a plan as the API shows it. */
public record PlanVersionView(int version, Instant createdAt, String createdBy, PlanDefinition definition) {
}
