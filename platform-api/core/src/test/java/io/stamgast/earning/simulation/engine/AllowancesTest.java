package io.stamgast.earning.simulation.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AllowancesTest {

    @Test
    void onlyWhatTheRangeAndItsTrueUpsMayAskForIsRead() {
        var question = new Question(null, 1, null, null, null, LocalDate.of(2010, 12, 31), LocalDate.of(2011, 1, 1),
                null);

        assertEquals(new TreeSet<>(List.of("2010", "2010-12", "2010-12-31", "2011", "2011-01", "2011-01-01",
                "2011-03", "2011-03-31", "ever")), Allowances.spans(question, List.of("2010-Q4")));
    }
}
