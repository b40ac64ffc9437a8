package io.stamgast.portal.dunning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stamgast.dunning.decision.StepRecord.State;
import io.stamgast.dunning.desk.StepView;
import io.stamgast.portal.language.Words;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseWordsTest {

    private static final Map<String, String> SAID = Map.of("impossible.NO_LINK", "no page to pay on",
            "impossible.OTHER", "refused", "bank.lost_card", "lost", "bank.other", "no reason");

    private final CaseWords words = words();

    private static CaseWords words() {
        var made = new CaseWords();
        made.words = new Words() {
            @Override
            public String say(String key, Object... values) {
                return SAID.get(key);
            }

            @Override
            public String sayOr(String key, String otherwise, Object... values) {
                return SAID.getOrDefault(key, otherwise);
            }
        };
        return made;
    }

    private static StepView step(State state, String reason) {
        return new StepView("", null, null, null, state, reason, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
    }

    @Test
    void whatStripeSaysOfItselfIsADetail() {
        var raw = step(State.FAILED, "There is no default_payment_method");

        assertEquals("refused", words.remark(raw));
        assertEquals("There is no default_payment_method", words.detail(raw));
    }

    @Test
    void whatWeHaveWordsForNeedsNone() {
        var known = step(State.FAILED, "NO_LINK");

        assertEquals("no page to pay on", words.remark(known));
        assertNull(words.detail(known));
        assertNull(words.detail(step(State.DONE, null)));
    }

    @Test
    void whatABankSaysIsSaidInWords() {
        assertEquals("lost", words.remark(step(State.DECLINED, "lost_card")));
        assertEquals("no reason", words.remark(step(State.DECLINED, "a_new_code")));
    }
}
