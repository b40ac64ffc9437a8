package io.stamgast.portal.page;

import io.stamgast.kernel.DomainException.Violation;
import java.util.regex.Pattern;

/**
 * What is wrong with a field, as the portal says it: the core's messages are English and meant for programs, so the
 * pages have a sentence for each field of their forms.
 *
 * @param member of what was sent to the core, such as {@code rules.bands.from}
 * @param number of the row it is about, from 1; 0 when the field stands once
 */
record Mistake(String member, int number) {

    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

    static Mistake of(Violation violation) {
        var number = 0;
        for (var index = INDEX.matcher(violation.field()); index.find();) {
            number = Integer.parseInt(index.group(1)) + 1;
        }
        return new Mistake(INDEX.matcher(violation.field()).replaceAll(""), number);
    }
}
