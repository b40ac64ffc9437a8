package io.stamgast.earning.posting;

import io.stamgast.kernel.DomainException;
import io.stamgast.purchase.Purchase;
import java.util.UUID;

/** What became of a reported purchase. */
public sealed interface Outcome {

    /**
     * It was kept now.
     *
     * @param points posted for it: above 0 earned, below 0 taken back, what was waived included
     * @param judged false when no rule set version is in force for its time: then it earns nothing yet
     * @param enrolled whether it made its account known
     */
    record Posted(Purchase purchase, long points, boolean judged, boolean enrolled) implements Outcome {
    }

    /** The same purchase was kept before; nothing changed. */
    record Unchanged(UUID purchaseId) implements Outcome {
    }

    /** It was not kept. */
    record Refused(DomainException refusal) implements Outcome {
    }
}
