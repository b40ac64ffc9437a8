package io.stamgast.earning.simulation.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.RuleResult;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.kernel.Ids;
import io.stamgast.program.Rounding;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OriginalsTest {

    private static final UUID VERSION = Ids.next();

    private static Judgement judged(int lines) {
        return Judgement.of(VERSION, List.of(new RuleResult("báse", Kind.SPEND,
                IntStream.rangeClosed(1, lines).boxed().toList(), 100, "2010-Q4", Fraction.parse("1.5"), null, null,
                Fraction.of(lines).times(Fraction.parse("0.3")), Rounding.CARRY, lines, Fraction.parse("0.25"), null,
                null, null, 1)));
    }

    @Test
    void eachIsFoundAsItWasJudged() throws IOException {
        try (var originals = new Originals(VERSION)) {
            var kept = new HashMap<UUID, Judgement>();
            for (var lines = 1; lines < 3000; lines += 7) {
                var id = Ids.next();
                kept.put(id, judged(lines));
                originals.keep(id, judged(lines));
            }
            for (var one : kept.entrySet()) {
                assertEquals(one.getValue(), originals.find(one.getKey()));
            }
            assertNull(originals.find(Ids.next()));
        }
    }
}
