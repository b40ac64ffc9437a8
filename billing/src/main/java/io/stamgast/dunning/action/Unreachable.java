package io.stamgast.dunning.action;

/** Whoever has to do it can't be reached now: nobody knows whether it was done, and it is to be done again later. */
public final class Unreachable extends RuntimeException {

    public Unreachable(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
