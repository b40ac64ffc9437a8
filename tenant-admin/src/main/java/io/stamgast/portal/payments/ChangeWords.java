package io.stamgast.portal.payments;

import io.stamgast.membership.subscribing.change.ChangePreview;
import io.stamgast.portal.language.Words;
import io.stamgast.portal.page.ThisProgram;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What a change costs, in the visitor's words. */
@RequestScoped
@Named
public class ChangeWords {

    @Inject
    Words words;
    @Inject
    ThisProgram program;

    /** "Given back for 3 Dec to 29 Dec". */
    public String line(ChangePreview.Line line) {
        var key = line.amount().signum() < 0 ? "change.givenBack" : line.proration() ? "change.rest" : "change.period";
        return words.say(key, program.day(line.from()), program.day(line.to()));
    }
}
