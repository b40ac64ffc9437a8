package io.stamgast.portal.accounts;

import io.stamgast.account.Account;
import io.stamgast.account.Accounts;
import io.stamgast.earning.outlook.ShareOutlook;
import io.stamgast.earning.outlook.ShareOutlooks;
import io.stamgast.ledger.statement.BalanceView;
import io.stamgast.ledger.statement.Statements;
import io.stamgast.portal.language.Figures;
import io.stamgast.portal.language.Words;
import io.stamgast.portal.page.ThisProgram;
import io.stamgast.portal.periods.PeriodNames;
import io.stamgast.portal.statement.StatementPage;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Shares;
import io.stamgast.wallet.SpendShares;
import io.stamgast.wallet.observation.ObservationView;
import io.stamgast.wallet.observation.WalletObservations;
import io.stamgast.web.Reference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One customer: the balance, the share over time, what is known of the wallet, and the statement. Kept while the page
 * is open: a form with a mistake in it comes back before anything is loaded again.
 */
@ViewScoped
@Named
public class AccountPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int OBSERVATIONS = 8;
    private static final int OFFERED_MONTHS = 6;

    @Inject
    transient Accounts accounts;
    @Inject
    transient Statements statements;
    @Inject
    transient SpendShares shares;
    @Inject
    transient ShareOutlooks outlooks;
    @Inject
    transient WalletObservations observations;
    @Inject
    transient StatementPage statement;
    @Inject
    transient ThisProgram program;
    @Inject
    transient PeriodNames names;
    @Inject
    transient Figures show;
    @Inject
    transient Words words;

    private String id;
    private Period.Length length = Period.Length.QUARTER;
    private String until;
    private transient Account account;
    private transient BalanceView balance;
    private transient ShareHistory history;
    private transient List<ShareOutlook.Step> bands;
    private transient List<ObservationView> seen;

    public void load() {
        var reference = Reference.parse("id", id);
        account = accounts.find(reference);
        balance = statements.balance(reference);
        bands = outlooks.of(reference).stream().filter(outlook -> outlook.scope().equals(Shares.ALL)).findFirst()
                .map(ShareOutlook::bands).orElse(List.of());
        seen = observations.list(reference, null, null, null, OBSERVATIONS);
        history = historyAsAsked(reference);
        statement.load(account.id());
    }

    /** Up to the period that was asked for, else up to now; or to what is known last, when that is long ago. */
    private ShareHistory historyAsAsked(Reference reference) {
        var now = Period.of(program.getToday(), length);
        var asked = until == null ? now : Period.parse("until", until);
        if (until != null && ShareHistory.reaches(asked, now)) {
            return historyUntil(reference, asked.lastDay());
        }
        var latest = historyUntil(reference, program.getToday());
        return seen.stream().map(one -> Period.parse("period", one.period()).lastDay())
                .filter(day -> !latest.isAnyShare() && day.isBefore(program.getToday()))
                .max(Comparator.naturalOrder()).map(day -> historyUntil(reference, day)).orElse(latest);
    }

    private ShareHistory historyUntil(Reference reference, LocalDate day) {
        var last = Period.of(day, length);
        return new ShareHistory(shares.history(reference, last, ShareHistory.PERIODS, Shares.ALL),
                Period.of(program.getToday(), length));
    }

    public String getChart() {
        return new ShareChart(history.shares(), bands, names::shortName, show::decimal)
                .json(words.say("account.shareHead"));
    }

    /** The periods that have ended last and the one that runs, as suggestions. */
    public List<Period> getOffered() {
        return Stream.concat(Arrays.stream(Period.Length.values()).map(one -> Period.of(program.getToday(), one)),
                Period.endedBy(program.getToday(), OFFERED_MONTHS).stream()).toList();
    }

    public Period.Length[] getLengths() {
        return Period.Length.values();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Period.Length getLength() {
        return length;
    }

    public String getPer() {
        return length.name();
    }

    /** A length that there isn't is taken for quarters. */
    public void setPer(String per) {
        length = Arrays.stream(Period.Length.values()).filter(one -> one.name().equals(per)).findFirst()
                .orElse(Period.Length.QUARTER);
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
    }

    public Account getAccount() {
        return account;
    }

    public BalanceView getBalance() {
        return balance;
    }

    /** Null to a form's submission, which asks before the page is loaded. */
    public ShareHistory getHistory() {
        return history;
    }

    public List<ObservationView> getSeen() {
        return seen;
    }
}
