package io.stamgast.testmode;

import java.time.Instant;

/**
 * A tenant's test mode.
 *
 * @param id the number that every row of its data carries; another one after each wipe
 * @param openedAt when the tenant first had one
 * @param copiedAt when it was given the rules: when it was opened or wiped last
 */
public record TestMode(int id, State state, Instant openedAt, Instant copiedAt) {

    public enum State {
        /** It has taken the place of one that is wiped, whose people still have to lose their logins. */
        PROVISIONING,
        ACTIVE,
        /** Closed, until another one takes its place. */
        WIPING
    }
}
