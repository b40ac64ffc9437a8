package io.stamgast.dunning.recovery;

import io.stamgast.dunning.action.ActionResult;
import io.stamgast.dunning.action.CaseFacts;
import io.stamgast.dunning.action.DunningActions;
import io.stamgast.dunning.action.Errand;
import io.stamgast.dunning.decision.Outcome;
import io.stamgast.dunning.definition.StepAction.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Does everything in a test: keeps what it was told to do, and answers as it is told to. */
final class Doer implements DunningActions {

    /** What was done, in words such as {@code EMAIL payment-failed}. */
    final List<String> done = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();
    final List<Outcome> ends = new CopyOnWriteArrayList<>();
    /** What comes of a charge; nothing declines it. */
    volatile Function<Errand, ActionResult> charge = errand -> ActionResult.declined(errand.decline(), "again");
    /** Called before anything is done; may throw. */
    volatile Runnable before = () -> { };
    volatile Exception failingEnd;

    private ActionResult did(Errand errand, String what) {
        before.run();
        keys.add(errand.key());
        done.add(what);
        return ActionResult.done();
    }

    /** What was done since the last time that somebody asked. */
    List<String> news() {
        var news = List.copyOf(done);
        done.clear();
        return news;
    }

    @Override
    public ActionResult retryCharge(Errand errand, Method method) {
        did(errand, "CHARGE " + method);
        return charge.apply(errand);
    }

    @Override
    public ActionResult email(Errand errand, String template, boolean authenticate) {
        return did(errand, "EMAIL " + template + (authenticate ? " with link" : ""));
    }

    @Override
    public ActionResult showNotice(Errand errand) {
        return did(errand, "NOTICE");
    }

    @Override
    public ActionResult notifyManager(Errand errand) {
        return did(errand, "MANAGER");
    }

    @Override
    public ActionResult restrictBenefits(Errand errand) {
        return did(errand, "RESTRICT");
    }

    @Override
    public ActionResult pause(Errand errand) {
        return did(errand, "PAUSE");
    }

    @Override
    public ActionResult cancel(Errand errand) {
        return did(errand, "CANCEL");
    }

    @Override
    public ActionResult downgrade(Errand errand, String plan) {
        return did(errand, "DOWNGRADE " + plan);
    }

    @Override
    public ActionResult offerWinBack(Errand errand, String template, String offer) {
        return did(errand, "WIN BACK " + template + " " + offer);
    }

    @Override
    public void lock(Connection connection, int tenantId, Collection<UUID> memberships) {
        // it changes none
    }

    @Override
    public void ended(Connection connection, int tenantId, CaseFacts of, Outcome outcome) throws SQLException {
        if (failingEnd instanceof SQLException failure) {
            throw failure;
        }
        if (failingEnd instanceof RuntimeException failure) {
            throw failure;
        }
        ends.add(outcome);
    }
}
