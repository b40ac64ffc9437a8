package io.stamgast.portal.statement;

import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.earning.explanation.Explanations;
import io.stamgast.earning.explanation.PostingExplanation;
import io.stamgast.ledger.Posting.Kind;
import io.stamgast.ledger.statement.StatementLine;
import io.stamgast.portal.language.LanguageChoice;
import io.stamgast.portal.language.Words;
import io.stamgast.portal.page.ThisProgram;
import io.stamgast.portal.periods.PeriodNames;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Says what a line of a statement is, and why it is so. */
@RequestScoped
@Named
public class StatementWords {

    private static final Set<Kind> EXPLAINED = EnumSet.of(Kind.EARNED, Kind.TAKEN_BACK, Kind.TRUE_UP,
            Kind.CANCELLED);
    /** What the sentences take for "nothing to say of it". */
    private static final String NONE = "none";

    @Inject
    Words words;
    @Inject
    LanguageChoice language;
    @Inject
    ThisProgram program;
    @Inject
    PeriodNames periods;
    @Inject
    Explanations explanations;
    @Inject
    StatementPage page;

    private Map<UUID, PostingExplanation> explained;

    /** Lines stand by the day they were booked; where its cause is of another day, or of a period, that is said. */
    public String text(StatementLine line) {
        var invoice = Objects.requireNonNullElse(line.invoiceNumber(), "");
        var reason = Objects.requireNonNullElse(line.reason(), "");
        return words.say("posting." + line.kind(), invoice, reason,
                line.kind() == Kind.TRUE_UP ? period(line) : otherDay(line)).strip();
    }

    private String otherDay(StatementLine line) {
        var happened = program.day(line.occurredAt());
        return happened.equals(program.day(line.postedAt())) ? NONE : happened;
    }

    private String period(StatementLine line) {
        return steps(line).stream().filter(step -> step.key().equals("trueUp.lines")).findFirst()
                .map(step -> periods.name(step.data().get("period").toString())).orElse(NONE);
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
