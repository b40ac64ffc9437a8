package io.stamgast.dunning.action;

import io.stamgast.dunning.definition.Decline;

/**
 * What came of an errand. What may succeed when it is done again, such as a connection that broke, is thrown instead:
 * the errand is then done again under its key, some minutes later.
 *
 * @param decline of a charge; null for everything else
 * @param reason a remark, what the payment provider calls the decline, or why it can't be done; may be null
 * @param paidMinor what a charge brought, in the currency's minor unit
 */
public record ActionResult(Kind kind, Decline decline, String reason, long paidMinor) {

    /** How it went. */
    public enum Kind { DONE, PAID, DECLINED, IMPOSSIBLE }

    public static ActionResult done() {
        return new ActionResult(Kind.DONE, null, null, 0);
    }

    /**
     * A charge that is neither paid nor declined at once, such as a bank debit: what comes of it will be told as a
     * fact, and everything else waits for that, a week at most.
     */
    public static ActionResult underWay() {
        return new ActionResult(Kind.DONE, null, "UNDER_WAY", 0);
    }

    /** A charge that succeeded: the case ends. */
    public static ActionResult paid(long amountMinor) {
        return new ActionResult(Kind.PAID, null, null, amountMinor);
    }

    /** @param code what the payment provider calls it; may be null */
    public static ActionResult declined(Decline decline, String code) {
        return new ActionResult(Kind.DECLINED, decline, code, 0);
    }

    /** It can't be done, and isn't tried again; the case goes on with what comes next. */
    public static ActionResult impossible(String reason) {
        return new ActionResult(Kind.IMPOSSIBLE, null, reason, 0);
    }
}
