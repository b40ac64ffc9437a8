package io.stamgast.kernel;

import java.util.regex.Pattern;

/** Names that people give and others refer to: of rules, activity types, tiers. */
public final class Codes {

    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9_.-]{0,49}";
    /** Said of what is none. */
    public static final String REFUSAL = "must be 1 to 50 letters, digits, '_', '.' or '-', a letter or digit first";

    private static final Pattern CODE = Pattern.compile(PATTERN);

    private Codes() {
    }

    /** @param text null is none */
    public static boolean isCode(String text) {
        return text != null && CODE.matcher(text).matches();
    }
}
