package io.stamgast.portal.statement;

import io.stamgast.earning.explanation.Explanations;
import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.ledger.Posting.Kind;
import io.stamgast.ledger.statement.StatementLine;
import io.stamgast.portal.language.LanguageChoice;
import io.stamgast.portal.language.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Says what a line of a statement is, and why it is so. */
@RequestScoped
@Named
public class StatementWords {

    private static final Set<Kind> EXPLAINED = EnumSet.of(Kind.EARNED, Kind.TAKEN_BACK, Kind.TRUE_UP);

    @Inject
    Words words;
    @Inject
    LanguageChoice language;
    @Inject
    Explanations explanations;

    public String text(StatementLine line) {
        var invoice = line.invoiceNumber() == null ? "" : line.invoiceNumber();
        var reason = line.reason() == null ? "" : line.reason();
        return words.say("posting." + line.kind(), invoice, reason).strip();
    }

    public boolean explains(StatementLine line) {
        return EXPLAINED.contains(line.kind());
    }

    /** The steps that led to the points. */
    public List<Step> steps(StatementLine line) {
        return explanations.ofPosting(line.id(), language.getLocale()).steps();
    }
}
