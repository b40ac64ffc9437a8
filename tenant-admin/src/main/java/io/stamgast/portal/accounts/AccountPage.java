package io.stamgast.portal.accounts;

import io.stamgast.account.Account;
import io.stamgast.account.Accounts;
import io.stamgast.ledger.statement.BalanceView;
import io.stamgast.ledger.statement.Statements;
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
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** One customer: the balance, the share over time, what is known of the wallet, and the statement. */
@RequestScoped
@Named
public class AccountPage {

    private static final int PERIODS = 8;
    private static final int OBSERVATIONS = 8;
    private static final String ALL = "ALL";

    @Inject
    Accounts accounts;
    @Inject
    Statements statements;
    @Inject
    SpendShares shares;
    @Inject
    WalletObservations observations;
    @Inject
    StatementPage statement;
    @Inject
    ThisProgram program;
    @Inject
    PeriodNames names;
    @Inject
    Words words;

    private String id;
    private Period.Length length = Period.Length.QUARTER;
    private Account account;
    private BalanceView balance;
    private List<SpendShareView> history;
    private List<ObservationView> seen;

    public void load() {
        var reference = Reference.parse("id", id);
        account = accounts.find(reference);
        balance = statements.balance(reference);
        history = shares.history(reference, Period.of(program.getToday(), length), PERIODS, ALL);
        seen = observations.list(reference, null, null, null, OBSERVATIONS);
        statement.load(account.id());
    }

    public String getChart() {
        return ShareChart.of(history, words.say("account.shareHead"), names::name);
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

    public void setLength(Period.Length length) {
        this.length = length == null ? Period.Length.QUARTER : length;
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
