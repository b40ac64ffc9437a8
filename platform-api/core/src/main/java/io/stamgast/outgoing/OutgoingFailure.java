package io.stamgast.outgoing;

import java.io.IOException;

/** Why a call got no answer, in words for people. */
public final class OutgoingFailure extends IOException {

    OutgoingFailure(String message) {
        super(message);
    }
}
