package io.stamgast.dunning.decision;

/** How a case ends. */
public enum Outcome {
    /** It was paid. */
    RECOVERED,
    /** The last step was done, or the invoice was given up, and nobody has paid. */
    LOST,
    /** Nothing is owed any more: the invoice was taken back, or whoever owed it has ended what it was for. */
    VOIDED
}
