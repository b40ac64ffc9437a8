package io.stamgast.membership.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.dunning.definition.DefaultPolicy;
import io.stamgast.dunning.definition.StepAction;
import io.stamgast.message.letter.Language;
import io.stamgast.message.letter.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of all e-mails, in all languages. */
class LettersTest {

    private static final Map<String, Object> DATA = Map.ofEntries(Map.entry("plan", "Club"),
            Map.entry("amount", Letters.amount(990, Currency.getInstance("EUR"))),
            Map.entry("day", LocalDate.of(2026, 3, 2)), Map.entry("invoice", "AB-1"), Map.entry("offer", "20 %"),
            Map.entry("account", "Pelikan"), Map.entry("decline", "SOFT_DECLINE"), Map.entry("interval", "MONTH"),
            Map.entry("end", "PAUSE"), Map.entry("last4", "4242"));

    private static Properties words(Language language) {
        var file = "emails" + (language == Language.EN ? "" : "_" + language.code()) + ".properties";
        var words = new Properties();
        try (var text = Letters.class.getResourceAsStream(file)) {
            words.load(new InputStreamReader(text, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        return words;
    }

    private static Set<String> templates() {
        return words(Language.EN).stringPropertyNames().stream().map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheSameWords(Language language) {
        assertEquals(new TreeSet<>(words(Language.EN).keySet()), new TreeSet<>(words(language).keySet()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLetterCanBeWritten(Language language) {
        for (var template : templates()) {
            var letter = new Template(Letters.class, template).write(language, ZoneOffset.UTC, DATA,
                    Letters.leads(template) ? "https://pay.example/1" : null);
            assertFalse((letter.subject() + letter.paragraphs()).matches("(?s).*[{}].*"), letter.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyChoiceHasWords(Language language) {
        var words = words(language);
        for (var decline : Set.of("SOFT_DECLINE", "HARD_DECLINE", "AUTHENTICATION", "NONE")) {
            var data = new HashMap<>(DATA);
            data.put("decline", decline);
            var letter = new Template(Letters.class, "manager-payment-failed").write(language, ZoneOffset.UTC, data,
                    null);
            assertTrue(letter.paragraphs().get(1).length() > 40, words.toString());
        }
    }

    @Test
    void thePolicysTemplatesAllHaveWordsAndLeadToThePage() {
        var codes = DefaultPolicy.DEFINITION.tracks().stream().flatMap(track -> track.steps().stream())
                .flatMap(step -> step.actions().stream()).map(StepAction::template).filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), codes.stream().filter(code -> !Letters.knows(code)).collect(Collectors.toSet()));
        assertEquals(Set.of("membership-ended"),
                codes.stream().filter(code -> !Letters.leads(code)).collect(Collectors.toSet()));
        assertFalse(Letters.knows("none"));
    }

    @Test
    void anOfferHasWordsOfItsOwnAndLeadsToTheMembershipPage() {
        var wording = new LetterWording();
        assertTrue(wording.tells("payment-failed") && wording.offers("win-back"));
        assertFalse(wording.tells("none") || wording.offers("none") || wording.offers("payment-failed")
                || wording.offers("membership-ended"));
        assertTrue(Letters.knows("win-back") && Letters.leads("win-back"));
    }
}
