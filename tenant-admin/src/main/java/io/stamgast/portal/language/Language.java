package io.stamgast.portal.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language of the portal, with the country whose way of writing numbers and dates goes with it. */
public enum Language {

    EN("en-GB", "English"),
    NL("nl-NL", "Nederlands"),
    DE("de-DE", "Deutsch"),
    RU("ru-RU", "Русский");

    private final Locale locale;
    private final String ownName;

    Language(String tag, String ownName) {
        this.locale = Locale.forLanguageTag(tag);
        this.ownName = ownName;
    }

    /** The language's two letters, {@code nl}. */
    public String getCode() {
        return locale.getLanguage();
    }

    public String getOwnName() {
        return ownName;
    }

    public Locale getLocale() {
        return locale;
    }

    static Optional<Language> of(String code) {
        return Arrays.stream(values()).filter(language -> language.getCode().equals(code)).findFirst();
    }
}
