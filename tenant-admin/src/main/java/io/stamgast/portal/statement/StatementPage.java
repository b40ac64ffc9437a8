package io.stamgast.portal.statement;

import io.stamgast.ledger.statement.StatementLine;
import io.stamgast.ledger.statement.Statements;
import io.stamgast.web.Reference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** A page of an account's statement, the latest first. */
@ViewScoped
@Named
public class StatementPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int ROWS = 20;

    @Inject
    transient Statements statements;

    private String before;
    private transient List<StatementLine> lines = List.of();
    private UUID next;

    /** Reads one line more than is shown, to know whether there is a next page. */
    public void load(UUID account) {
        var start = before == null ? null : Reference.parse("before", before).id();
        var found = statements.lines(new Reference(account, null), start, ROWS + 1);
        lines = found.stream().limit(ROWS).toList();
        next = found.size() > ROWS ? lines.get(ROWS - 1).id() : null;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String before) {
        this.before = before;
    }

    public List<StatementLine> getLines() {
        return lines;
    }

    /** Whether points that wait move on this page. */
    public boolean isPendingMoving() {
        return lines.stream().anyMatch(line -> line.pending() != 0);
    }

    /** Whether points that are set aside move on this page. */
    public boolean isReservedMoving() {
        return lines.stream().anyMatch(line -> line.reserved() != 0);
    }

    /** Where the next page begins; null on the last. */
    public UUID getNext() {
        return next;
    }
}
