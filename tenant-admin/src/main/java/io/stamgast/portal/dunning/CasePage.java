package io.stamgast.portal.dunning;

import io.stamgast.account.Accounts;
import io.stamgast.dunning.desk.CaseView;
import io.stamgast.dunning.desk.DunningDesk;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.web.Reference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/** One case: what was done, what comes next, and what people decide instead. */
@ViewScoped
@Named
public class CasePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient DunningDesk desk;
    @Inject
    transient Accounts accounts;
    @Inject
    transient Permissions may;
    @Inject
    transient Notices notices;

    private String id;
    private LocalDate until;
    private transient CaseView shown;
    private String accountName;

    public void load() {
        shown = desk.find(caseId());
        accountName = accounts.find(new Reference(shown.account(), null)).name();
    }

    public String pause() {
        may.requireCollect();
        desk.pause(caseId());
        return again("case.paused");
    }

    public String resume() {
        may.requireCollect();
        desk.resume(caseId());
        return again("case.resumed");
    }

    /** They have promised to pay by that day; nothing is done before it is over. */
    public String promise() {
        may.requireCollect();
        desk.promise(caseId(), until);
        return again("case.promised");
    }

    private UUID caseId() {
        return Reference.parse("id", id).id();
    }

    private String again(String news) {
        notices.done(news);
        return "/admin/case?faces-redirect=true&id=" + id;
    }

    public boolean isGoingOn() {
        return shown.endedAt() == null;
    }

    public boolean isPaused() {
        return shown.pausedAt() != null;
    }

    public CaseView getShown() {
        return shown;
    }

    public String getAccountName() {
        return accountName;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }
}
