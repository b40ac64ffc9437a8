package io.stamgast.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast by WCAG 2.2: 4.5 for text (1.4.3), 3 for borders and figures that mean something (1.4.11). */
class PaletteTest {

    private static final Path RESOURCES = Path.of("src/main/webapp/resources/stamgast");
    private static final Path LOGIN = Path.of("../ear/demo/src/main/themes/stamgast/login/resources/css/stamgast.css");
    private static final Pattern NAMED = Pattern.compile("var\\(--([a-z-]+)\\)");
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");
    private static final List<String> TEXTS = List.of("ink/paper", "ink/surface", "ink/pine-tint", "ink/amber-tint",
            "ink/red-tint", "soft/paper", "soft/surface", "pine/paper", "pine/surface", "pine-deep/surface",
            "pine-deep/paper", "pine-deep/pine-tint", "amber-deep/amber-tint", "amber-deep/surface", "red/surface",
            "red/paper", "red/red-tint", "surface/pine", "surface/pine-deep",
            "surface/amber-deep");
    private static final List<String> SHAPES = List.of("edge/surface", "edge/paper", "amber/surface", "pine/line",
            "red/line");

    private final Map<String, String> palette = COLOUR.matcher(read(RESOURCES.resolve("palette.css"))).results()
            .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));

    @Test
    void textCanBeReadOnEveryGroundItStandsOn() {
        assertEquals(List.of(), TEXTS.stream().filter(pair -> contrast(pair) < 4.5).toList());
    }

    @Test
    void shapesThatMeanSomethingStandOut() {
        assertEquals(List.of(), SHAPES.stream().filter(pair -> contrast(pair) < 3).toList());
    }

    @Test
    void everyColourOfThePaletteIsInATestedPair() {
        var tested = new TreeSet<String>();
        for (var pair : TEXTS) {
            tested.addAll(List.of(pair.split("/")));
        }
        for (var pair : SHAPES) {
            tested.addAll(List.of(pair.split("/")));
        }
        assertEquals(new TreeSet<>(palette.keySet()), tested);
    }

    @Test
    void noRuleHasAColourOfItsOwn() {
        for (var styles : List.of(RESOURCES.resolve("stamgast.css"), LOGIN)) {
            var literals = Pattern.compile(":[^;{}]*(#[0-9a-fA-F]{3,8}\\b|rgb|hsl)[^;{}]*;").matcher(read(styles))
                    .results().map(match -> match.group().trim()).collect(Collectors.toSet());
            assertEquals(Set.of(), literals, styles.toString());
        }
    }

    @Test
    void whatARuleNamesIsThere() {
        for (var styles : List.of(RESOURCES.resolve("stamgast.css"), LOGIN)) {
            var known = read(RESOURCES.resolve("palette.css")) + read(styles);
            var unknown = NAMED.matcher(read(styles)).results().map(match -> match.group(1))
                    .filter(name -> !known.contains("  --" + name + ":")).collect(Collectors.toSet());
            assertEquals(Set.of(), unknown, styles.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"#000000, #ffffff, 21.0", "#777777, #ffffff, 4.48", "#ffffff, #ffffff, 1.0"})
    void contrastIsComputedAsTheGuidelinesSay(String one, String other, double expected) {
        assertEquals(expected, contrast(one, other), 0.01);
        assertTrue(contrast(one, other) == contrast(other, one));
    }

    private double contrast(String pair) {
        var names = pair.split("/");
        return contrast(palette.get(names[0]), palette.get(names[1]));
    }

    private static double contrast(String one, String other) {
        var lighter = Math.max(luminance(one), luminance(other));
        var darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int start) {
        var value = Integer.parseInt(colour.substring(start, start + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static String read(Path styles) {
        try {
            return Files.readString(styles);
        } catch (IOException e) {
            throw new IllegalStateException("style sheets are read from the module's directory", e);
        }
    }
}
