package io.stamgast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the whole project's sources look like. */
class SourcesTest {

    private static final int LONGEST = 120;

    @Test
    void noLineIsLongerThan120Characters() throws IOException {
        var longer = new ArrayList<String>();
        for (var source : Sources.all()) {
            var lines = Files.readAllLines(source);
            for (var i = 0; i < lines.size(); i++) {
                if (lines.get(i).codePointCount(0, lines.get(i).length()) > LONGEST) {
                    longer.add(source + ":" + (i + 1));
                }
            }
        }

        assertEquals(List.of(), longer);
    }
}
