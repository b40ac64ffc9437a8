package io.stamgast.portal.periods;

import io.stamgast.portal.language.LanguageChoice;
import io.stamgast.portal.language.Words;
import io.stamgast.wallet.Period;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.format.DateTimeFormatter;

/** Writes periods as people do: "2011", "1st quarter 2011", "March 2011". */
@RequestScoped
@Named("periods")
public class PeriodNames {

    @Inject
    Words words;
    @Inject
    LanguageChoice language;

    /** @param written as the core writes it: {@code 2011-Q1} */
    public String name(String written) {
        var period = Period.parse("period", written);
        return switch (period.length()) {
            case YEAR -> Integer.toString(period.year());
            case QUARTER -> words.say("period.quarter", period.part(), Integer.toString(period.year()));
            case MONTH -> month("LLLL yyyy", period);
        };
    }

    /** The same where there is little room: "2011", "Q1 2011", "Mar 2011". */
    public String shortName(String written) {
        var period = Period.parse("period", written);
        return switch (period.length()) {
            case YEAR -> Integer.toString(period.year());
            case QUARTER -> words.say("period.shortQuarter", period.part(), Integer.toString(period.year()));
            case MONTH -> month("LLL yyyy", period);
        };
    }

    private String month(String pattern, Period period) {
        return DateTimeFormatter.ofPattern(pattern, language.getLocale()).format(period.firstDay());
    }
}
