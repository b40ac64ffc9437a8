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
import io.stamgast.wallet.SpendShareView;
import io.stamgast.wallet.SpendShares;
import io.stamgast.wallet.observation.ObservationView;
import io.stamgast.wallet.observation.WalletObservations;
import io.stamgast.web.Reference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
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

    private static final int PERIODS = 8;
    private static final int OBSERVATIONS = 8;
    private static final int OFFERED_MONTHS = 6;
    private static final String ALL = "ALL";

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
    private transient Account account;
    private transient BalanceView balance;
    private transient List<SpendShareView> history;
    private transient List<ShareOutlook.Step> bands;
    private transient List<ObservationView> seen;

    public void load() {
        var reference = Reference.parse("id", id);
        account = accounts.find(reference);
        balance = statements.balance(reference);
        history = shares.history(reference, Period.of(program.getToday(), length), PERIODS, ALL);
        bands = outlooks.of(reference).stream().filter(outlook -> outlook.scope().equals(ALL)).findFirst()
                .map(ShareOutlook::bands).orElse(List.of());
        seen = observations.list(reference, null, null, null, OBSERVATIONS);
        statement.load(account.id());
    }

    /** Whether there is something to draw; asked by a form's submission before the page is loaded, too. */
    public boolean isAnyShare() {
        return history != null && history.stream().anyMatch(one -> one.share() != null);
    }

    /** Whether some of the periods have nothing to draw. */
    public boolean isAnyUnknown() {
        return history != null && history.stream().anyMatch(one -> one.share() == null);
    }

    public String getChart() {
        return new ShareChart(history, bands, names::shortName, show::decimal).json(words.say("account.shareHead"));
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

    public Account getAccount() {
        return account;
    }

    public BalanceView getBalance() {
        return balance;
    }

    public List<SpendShareView> getHistory() {
        return history;
    }

    public List<ObservationView> getSeen() {
        return seen;
    }
}
