package io.stamgast.portal.language;

import com.ibm.icu.text.MessageFormat;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Sentences with values in them, in the visitor's language: {@code words.say('points', 3)} is "3 points". */
@RequestScoped
@Named
public class Words {

    @Inject
    LanguageChoice language;

    /** The pattern's text as it stands, or with the values filled in, plural forms chosen. */
    public String say(String key, Object... values) {
        return say(language.getLocale(), key, values);
    }

    /** The same; or the text given where no language has such a sentence. */
    public String sayOr(String key, String otherwise, Object... values) {
        try {
            return say(key, values);
        } catch (MissingResourceException unknown) {
            return otherwise;
        }
    }

    static String say(Locale locale, String key, Object... values) {
        var pattern = ResourceBundle.getBundle("io.stamgast.portal.language.Messages", locale).getString(key);
        return new MessageFormat(pattern, locale).format(values);
    }
}
