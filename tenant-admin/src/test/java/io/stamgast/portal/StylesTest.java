package io.stamgast.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StylesTest {

    private static final Path STYLES = Path.of("src/main/webapp/resources/stamgast/stamgast.css");
    private static final Pattern SELECTORS = Pattern.compile("([^{}]+)\\{");
    private static final Pattern CLASS = Pattern.compile("\\.([a-z][\\w-]*)");
    private static final Pattern WORD = Pattern.compile("[\\w-]+");

    @Test
    void everyClassThatIsStyledStandsOnAPage() throws IOException {
        var styled = SELECTORS.matcher(Files.readString(STYLES).replaceAll("(?s)/\\*.*?\\*/", "")).results()
                .flatMap(selector -> CLASS.matcher(selector.group(1)).results()).map(found -> found.group(1))
                .filter(name -> !name.startsWith("ui-")) // which PrimeFaces writes
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(styled.contains("glass-drink"), styled.toString());

        styled.removeAll(wordsOfPages());

        assertEquals(Set.of(), styled);
    }

    private static Set<String> wordsOfPages() throws IOException {
        try (var sources = Files.walk(Path.of("src/main"))) {
            var words = new TreeSet<String>();
            for (var source : sources.filter(StylesTest::isPage).toList()) {
                WORD.matcher(Files.readString(source)).results().map(found -> found.group()).forEach(words::add);
            }
            return words;
        }
    }

    private static boolean isPage(Path source) {
        return source.toString().endsWith(".xhtml") || source.toString().endsWith(".java");
    }
}
