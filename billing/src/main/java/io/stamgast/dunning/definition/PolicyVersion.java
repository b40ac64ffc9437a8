package io.stamgast.dunning.definition;

import java.util.UUID;

/** A published policy, which never changes: what a case runs by. */
public record PolicyVersion(UUID id, PolicyDefinition definition) {
}
