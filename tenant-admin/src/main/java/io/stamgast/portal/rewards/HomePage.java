package io.stamgast.portal.rewards;

import io.stamgast.earning.outlook.ShareOutlook;
import io.stamgast.earning.outlook.ShareOutlooks;
import io.stamgast.ledger.statement.BalanceView;
import io.stamgast.ledger.statement.Statements;
import io.stamgast.portal.bands.Glass;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The buyer's first page: the balance, and the share with its bands. */
@RequestScoped
@Named
public class HomePage {

    @Inject
    Buyer buyer;
    @Inject
    Statements statements;
    @Inject
    ShareOutlooks outlooks;

    private BalanceView balance;
    private ShareOutlook outlook;

    public void load() {
        balance = statements.balance(buyer.account());
        outlook = outlooks.of(buyer.account()).stream().findFirst().orElse(null);
    }

    public BalanceView getBalance() {
        return balance;
    }

    /** What expires first; null when nothing does. */
    public BalanceView.Expiring getExpiring() {
        return balance.expiring().stream().findFirst().orElse(null);
    }

    /** Null while no spend-share rule is in force. */
    public ShareOutlook getOutlook() {
        return outlook;
    }

    public Glass getGlass() {
        return Glass.of(outlook);
    }
}
