package io.stamgast.portal.accounts;

import io.stamgast.account.AccountBody;
import io.stamgast.account.AccountSearch;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** A page of customers, from a position of the search on. */
@RequestScoped
@Named
public class AccountsPage {

    private static final int ROWS = 25;

    @Inject
    AccountSearch search;

    private String text;
    private String position;
    private List<AccountBody> rows;
    private String next;

    /** Reads one row more than is shown, to know whether there is a next page. */
    public void load() {
        var found = search.find(text, position, ROWS + 1);
        rows = found.stream().limit(ROWS).map(AccountSearch.Found::account).toList();
        next = found.size() > ROWS ? found.get(ROWS - 1).position() : null;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getPosition() {
        return position;
    }

    public void setPosition(String position) {
        this.position = position;
    }

    public List<AccountBody> getRows() {
        return rows;
    }

    /** The position of the next page; null on the last. */
    public String getNext() {
        return next;
    }
}
