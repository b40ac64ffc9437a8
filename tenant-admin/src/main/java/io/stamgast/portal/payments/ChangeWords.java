package io.stamgast.portal.payments;

import io.stamgast.membership.subscribing.change.ChangePreview;
import io.stamgast.portal.language.Words;
import io.stamgast.portal.page.ThisProgram;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;

/** What a change costs, in the visitor's words. */
@RequestScoped
@Named
public class ChangeWords {

    @Inject
    Words words;
    @Inject
    ThisProgram program;

    /** "The rest of what is paid already, 3 Dec – 29 Dec". */
    public String line(ChangePreview.Line line) {
        var key = line.amount().signum() < 0 ? "change.givenBack" : line.proration() ? "change.rest" : "change.period";
        return words.say(key, program.day(line.from()), program.day(line.to()));
    }

    /** What is given back beyond what is due, and kept for later invoices; 0 for nothing. */
    public BigDecimal credit(ChangePreview preview) {
        var sum = preview.lines().stream().map(ChangePreview.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.negate().max(BigDecimal.ZERO);
    }
}
