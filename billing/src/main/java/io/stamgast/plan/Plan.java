package io.stamgast.plan;

import io.stamgast.plan.definition.PlanDefinition;
import java.util.UUID;

/** A version of a plan. */
public record Plan(UUID id, int version, PlanDefinition definition) {
}
