package io.stamgast.message;

/** Where an e-mail stands. */
public enum EmailState {
    /** Waits for its time, for its next attempt, or for a mail server to be set. */
    QUEUED,
    SENDING,
    /** The mail server took it. */
    SENT,
    /** The mail server refused it for good, or for so long that nobody tries any more. */
    FAILED,
    /** Sending was cut off: it may have arrived, so that only a person may have it sent again. */
    UNKNOWN,
    /** Its recipient had unsubscribed. */
    SUPPRESSED
}
