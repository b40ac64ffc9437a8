package io.stamgast.dunning.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.stamgast.dunning.definition.PolicyDefinition.Retries;
import io.stamgast.dunning.definition.PolicyDefinition.WinBack;
import io.stamgast.dunning.definition.Track;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A policy as the API shows it.
 *
 * @param builtIn whether it is the platform's
 * @param publishedAt null while it is a draft
 * @param version counts the changes, for the entity tag
 */
public record PolicyView(UUID id, State state, boolean builtIn, String name, Retries retries, Integer graceDays,
                         Boolean tryBackupBeforeLastStep, WinBack winBack, List<Integer> expiringCardNoticeDays,
                         List<Track> tracks, Instant publishedAt, Instant createdAt, @JsonIgnore int version) {

    /** Where it is in its life. */
    public enum State {
        /** Can be edited; no case runs by it. */
        DRAFT,
        /** New cases run by it. */
        PUBLISHED,
        /** Another one was published; the cases that began with it run by it to their end. */
        SUPERSEDED
    }

    /** @param inForce the id of what new cases run by */
    static PolicyView of(PolicyRow row, UUID inForce) {
        var policy = row.definition();
        return new PolicyView(row.id(), state(row, inForce), row.builtIn(), policy.name(), policy.retries(),
                policy.graceDays(), policy.tryBackupBeforeLastStep(), policy.winBack(),
                policy.expiringCardNoticeDays(), policy.tracks(), row.publishedAt(), row.createdAt(), row.version());
    }

    private static State state(PolicyRow row, UUID inForce) {
        if (row.isDraft()) {
            return State.DRAFT;
        }
        return row.id().equals(inForce) ? State.PUBLISHED : State.SUPERSEDED;
    }
}
