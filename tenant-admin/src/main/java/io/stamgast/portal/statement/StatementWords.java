package io.stamgast.portal.statement;

import io.stamgast.earning.explanation.Explanations;
import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.earning.explanation.PostingExplanation;
import io.stamgast.ledger.Posting.Kind;
import io.stamgast.ledger.statement.StatementLine;
import io.stamgast.portal.language.LanguageChoice;
import io.stamgast.portal.language.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Says what a line of a statement is, and why it is so. */
@RequestScoped
@Named
public class StatementWords {

    private static final Set<Kind> EXPLAINED = EnumSet.of(Kind.EARNED, Kind.TAKEN_BACK, Kind.TRUE_UP,
            Kind.CANCELLED);

    @Inject
    Words words;
    @Inject
    LanguageChoice language;
    @Inject
    Explanations explanations;
    @Inject
    StatementPage page;

    private Map<UUID, PostingExplanation> explained;

    public String text(StatementLine line) {
        var invoice = line.invoiceNumber() == null ? "" : line.invoiceNumber();
        var reason = line.reason() == null ? "" : line.reason();
        return words.say("posting." + line.kind(), invoice, reason).strip();
    }

    public boolean explains(StatementLine line) {
        return EXPLAINED.contains(line.kind());
    }

    /** The steps that led to the points; asked for all lines of the page at once. */
    public List<Step> steps(StatementLine line) {
        if (explained == null) {
            explained = explanations.ofPostings(page.getLines().stream().filter(this::explains)
                    .map(StatementLine::id).toList(), language.getLocale());
        }
        return explained.get(line.id()).steps();
    }
}
