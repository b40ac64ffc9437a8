package io.stamgast.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name as it is searched: lower case, no accents, single spaces. Kept in a column of its own, so that a search is a
 * prefix match that an index serves behind row-level security (a case-blind match there reads the whole table).
 */
public final class SearchName {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    /** Sorts after every text that begins with what stands before it, in the order of bytes. */
    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

    private SearchName() {
    }

    public static String of(String name) {
        var plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return SPACES.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /** The upper bound of all texts that begin with the prefix. */
    static String after(String prefix) {
        return prefix + LAST;
    }
}
