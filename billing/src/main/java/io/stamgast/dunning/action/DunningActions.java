package io.stamgast.dunning.action;

import io.stamgast.dunning.decision.Outcome;
import io.stamgast.dunning.definition.StepAction.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/**
 * How what a policy says is done; memberships and messages do it. Each is called in the tenant's context but in no
 * transaction, may be called again with the same key, and must then have no second effect. Each may throw
 * {@link Unreachable}.
 */
public interface DunningActions {

    /** Charges the invoice, by the account's current payment method or by its backup. */
    ActionResult retryCharge(Errand errand, Method method);

    /** @param authenticate whether it must carry the link by which the payer authenticates */
    ActionResult email(Errand errand, String template, boolean authenticate);

    /** Shows the account's buyers a notice on their pages, until the case ends. */
    ActionResult showNotice(Errand errand);

    ActionResult notifyManager(Errand errand);

    /** Holds the membership's benefits back, until it is paid, or nothing is owed any more. */
    ActionResult restrictBenefits(Errand errand);

    /** Must refuse what was paid meanwhile, like the two that follow. */
    ActionResult pause(Errand errand);

    ActionResult cancel(Errand errand);

    ActionResult downgrade(Errand errand, String plan);

    /** @param offer in words, for the e-mail; impossible when the account has come back meanwhile */
    ActionResult offerWinBack(Errand errand, String template, String offer);

    /**
     * Locks what {@link #ended} changes, in the caller's unit of work: always before any of their cases is locked, so
     * that all who lock both do it in one order and nobody waits for one who waits for him.
     */
    void lock(Connection connection, int tenantId, Collection<UUID> memberships) throws SQLException;

    /**
     * The case ends in this transaction: what was shown because of it is so no longer, and neither is what was held
     * back, unless it was lost and its membership goes on. Called once more when a lost one is paid after all.
     */
    void ended(Connection connection, int tenantId, CaseFacts of, Outcome outcome) throws SQLException;
}
