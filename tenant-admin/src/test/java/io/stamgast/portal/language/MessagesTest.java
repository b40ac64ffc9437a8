package io.stamgast.portal.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Pages name a message by {@code m['key']} or {@code say('key'}, classes by a literal; a key that is put together
 * begins with a literal that ends in a dot: {@code "state." + state}.
 */
class MessagesTest {

    private static final Pattern NAMED = Pattern.compile("['\"]([a-z][A-Za-z0-9]*\\.(?:[A-Za-z0-9_-]+\\.?)*)['\"]");
    private static final Pattern ON_PAGES = Pattern.compile("(?:m\\[|say\\()'([^']+)'");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheSameKeys(Language language) throws IOException {
        assertEquals(keys(Language.EN), keys(language));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextIsAPatternWithTheSameValues(Language language) throws IOException {
        for (var key : keys(language)) {
            assertEquals(values(Language.EN, key), values(language, key), key + " in " + language);
            assertFalse(messages(language).getProperty(key).isBlank(), key + " in " + language);
        }
    }

    @Test
    void everyKeyOnAPageExists() throws IOException {
        var missing = new TreeSet<String>();
        try (var pages = files("src/main/webapp", ".xhtml")) {
            for (var page : pages.toList()) {
                ON_PAGES.matcher(Files.readString(page)).results().map(match -> match.group(1))
                        .filter(key -> !key.endsWith(".")).forEach(missing::add);
            }
        }
        missing.removeAll(keys(Language.EN));
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyKeyIsUsed() throws IOException {
        var used = new TreeSet<String>();
        try (var sources = Stream.concat(files("src/main/webapp", ".xhtml"), files("src/main/java", ".java"))) {
            for (var source : sources.toList()) {
                NAMED.matcher(Files.readString(source)).results().map(match -> match.group(1)).forEach(used::add);
            }
        }
        var beginnings = used.stream().filter(name -> name.endsWith(".")).collect(Collectors.toSet());
        var unused = keys(Language.EN).stream()
                .filter(key -> !used.contains(key) && !key.startsWith("jakarta.faces."))
                .filter(key -> beginnings.stream().noneMatch(key::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unused);
    }

    private static Set<String> values(Language language, String key) throws IOException {
        var pattern = messages(language).getProperty(key);
        return new TreeSet<>(new MessageFormat(pattern, language.getLocale()).getArgumentNames());
    }

    private static Set<String> keys(Language language) throws IOException {
        return new TreeSet<>(messages(language).stringPropertyNames());
    }

    private static Properties messages(Language language) throws IOException {
        var messages = new Properties();
        try (var text = MessagesTest.class.getResourceAsStream("Messages_" + language.getCode() + ".properties")) {
            messages.load(new InputStreamReader(text, StandardCharsets.UTF_8));
        }
        return messages;
    }

    private static Stream<Path> files(String root, String ending) throws IOException {
        return Files.walk(Path.of(root)).filter(path -> path.toString().endsWith(ending))
                .sorted(Comparator.naturalOrder());
    }
}
