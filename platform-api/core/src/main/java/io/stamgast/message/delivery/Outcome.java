package io.stamgast.message.delivery;

import java.util.Objects;

/**
 * What became of one attempt to send.
 *
 * @param reason the mail server's words, or ours; null when it was sent
 */
record Outcome(Result result, String reason) {

    static final Outcome SENT = new Outcome(Result.SENT, null);

    private static final int LONGEST_REASON = 500;

    /** How an attempt ends. */
    enum Result {
        SENT,
        /** Refused for good (5xx). */
        REFUSED,
        /** Not now (4xx): others may well get through. */
        DELAYED,
        /** The mail server can't be had, for this one and all others. */
        UNREACHABLE,
        /** The connection broke when the message was on its way: it may have arrived. */
        UNKNOWN
    }

    Outcome {
        Objects.requireNonNull(result, "result");
        if (reason != null) {
            reason = reason.strip();
            reason = reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
        }
    }
}
