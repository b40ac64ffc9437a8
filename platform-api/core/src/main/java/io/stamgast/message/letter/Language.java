package io.stamgast.message.letter;

import java.util.Arrays;
import java.util.Locale;

/** The languages that every e-mail exists in; written in lower case in the database. */
public enum Language {
    EN, NL, DE, RU;

    /** @return English for a language that there is not, and for null */
    public static Language of(String code) {
        return Arrays.stream(values()).filter(known -> known.code().equals(code)).findFirst().orElse(EN);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.forLanguageTag(code());
    }
}
