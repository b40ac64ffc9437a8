package io.stamgast.portal.periods;

import io.stamgast.account.Accounts;
import io.stamgast.earning.period.ClosedPeriod;
import io.stamgast.earning.period.PeriodCloses;
import io.stamgast.earning.settlement.CloseTotals;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.page.ThisProgram;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.wallet.Period;
import io.stamgast.web.Reference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/**
 * Closed periods, and for one chosen period what its close would do now. Kept while the page is open, because its
 * button is there only together with the preview.
 */
@ViewScoped
@Named
public class PeriodsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 24;
    private static final int OFFERED_MONTHS = 8;

    @Inject
    transient PeriodCloses closes;
    @Inject
    transient Accounts accounts;
    @Inject
    transient ThisProgram program;
    @Inject
    transient Permissions may;
    @Inject
    transient Notices notices;

    private String period;
    private transient List<ClosedPeriod> closed;
    private transient CloseTotals.Summary preview;

    public void load() {
        closed = closes.list(null, SHOWN);
        if (period != null) {
            preview = closes.preview(Period.parse("period", period));
        }
    }

    /** Posts the difference; many accounts are left to a job. */
    public String close() {
        may.requireRunProgram();
        var answer = closes.close(Period.parse("period", period));
        notices.done(answer.job() == null ? "periods.closed" : "periods.closing");
        return "/admin/periods?faces-redirect=true";
    }

    /** The periods that have ended last, of every length, as suggestions. */
    public List<Period> getOffered() {
        return Period.endedBy(program.getToday(), OFFERED_MONTHS);
    }

    /** The last of each length: what people mostly look for. */
    public List<Period> getSuggested() {
        return Period.endedBy(program.getToday(), 0);
    }

    public String accountName(UUID account) {
        return accounts.find(new Reference(account, null)).name();
    }

    public String getPeriod() {
        return period;
    }

    public void setPeriod(String period) {
        this.period = period;
    }

    public List<ClosedPeriod> getClosed() {
        return closed;
    }

    /** Null while no period is chosen. */
    public CloseTotals.Summary getPreview() {
        return preview;
    }
}
