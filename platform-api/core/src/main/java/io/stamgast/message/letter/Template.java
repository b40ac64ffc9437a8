package io.stamgast.message.letter;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;

/**
 * The words of one e-mail, as they lie in {@code emails.properties} ({@code …_nl}, {@code …_de}, {@code …_ru}) beside
 * the class that sends it: {@code CODE.subject}, the paragraphs {@code CODE.1}, {@code CODE.2}, … and, where it leads
 * somewhere, {@code CODE.button}. See {@link Patterns} for what may stand in them.
 *
 * @param owner a class of the feature that sends it
 */
public record Template(Class<?> owner, String code) {

    public Template {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(code, "code");
    }

    /**
     * The letter in one language.
     *
     * @param link where its button leads; null for none
     * @throws IllegalArgumentException when the words name data that aren't given, or there is a button without a link
     *     or a link without a button
     */
    public Letter write(Language language, ZoneId zone, Map<String, ?> data, String link) {
        var patterns = new Patterns(owner, "emails", language, zone);
        if (patterns.has(code + ".button") != (link != null)) {
            throw new IllegalArgumentException(code + " must have both a button and a link, or neither");
        }
        var paragraphs = new ArrayList<String>();
        for (var i = 1; i == 1 || patterns.has(code + "." + i); i++) {
            paragraphs.add(patterns.say(code + "." + i, data));
        }
        return new Letter(patterns.say(code + ".subject", data), paragraphs,
                link == null ? null : new Letter.Button(patterns.say(code + ".button", data), link));
    }
}
