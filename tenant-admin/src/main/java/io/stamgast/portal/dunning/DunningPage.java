package io.stamgast.portal.dunning;

import io.stamgast.account.Accounts;
import io.stamgast.dunning.desk.CaseView;
import io.stamgast.dunning.desk.DunningDesk;
import io.stamgast.dunning.recovery.DunningCase.State;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** A page of cases in one state, the latest first. */
@RequestScoped
@Named
public class DunningPage {

    private static final int ROWS = 25;

    @Inject
    DunningDesk desk;
    @Inject
    Accounts accounts;

    private String state;
    private String before;
    private List<CaseView> rows;
    private UUID next;

    /** Reads one row more than is shown, to know whether there is a next page. */
    public void load() {
        var found = desk.list(null, getChosen(), before == null ? null : Reference.parse("before", before).id(),
                ROWS + 1);
        rows = found.stream().limit(ROWS).toList();
        next = found.size() > ROWS ? rows.get(ROWS - 1).id() : null;
    }

    /** Those that go on, unless another state is asked for that there is. */
    public State getChosen() {
        for (var one : State.values()) {
            if (one.name().equals(state)) {
                return one;
            }
        }
        return State.OPEN;
    }

    public String accountName(UUID account) {
        return accounts.find(new Reference(account, null)).name();
    }

    public State[] getStates() {
        return State.values();
    }

    public List<CaseView> getRows() {
        return rows;
    }

    /** After which case the next page begins; null on the last. */
    public UUID getNext() {
        return next;
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String before) {
        this.before = before;
    }
}
