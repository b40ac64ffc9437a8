package io.stamgast.dunning.policy;

import io.stamgast.dunning.definition.PolicyDefinition;
import java.time.Instant;
import java.util.UUID;

/**
 * A version as it is kept.
 *
 * @param publishedAt null while it is a draft
 * @param version counts the changes, for the entity tag
 */
record PolicyRow(UUID id, PolicyDefinition definition, boolean builtIn, Instant publishedAt, Instant createdAt,
                 int version) {

    boolean isDraft() {
        return publishedAt == null;
    }
}
