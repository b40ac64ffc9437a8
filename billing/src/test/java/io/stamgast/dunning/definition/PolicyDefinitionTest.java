package io.stamgast.dunning.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.dunning.definition.PolicyDefinition.Retries;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Json;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDefinitionTest {

    @Test
    void theDefaultIsAPolicyThatCouldBePublished() {
        assertEquals(List.of(), DefaultPolicy.DEFINITION.violations());
        assertEquals(List.of(), Policies.own().violations());
        assertEquals(List.of(), Policies.stripes().violations());
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var written = Json.write(Policies.own());
        assertEquals(Policies.own(), Json.read(written, PolicyDefinition.class));
        assertEquals(DefaultPolicy.DEFINITION,
                Json.read(Json.write(DefaultPolicy.DEFINITION), PolicyDefinition.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name                   | ""                                        | name
            name                   | "a\\u0007"                                | name
            retries                | null                                      | retries
            graceDays              | null                                      | graceDays
            graceDays              | 91                                        | graceDays
            winBack                | {"afterDays":0,"template":"a","offer":"b"} | winBack.afterDays
            winBack                | {"afterDays":1,"template":"a b","offer":"b"} | winBack.template
            winBack                | {"afterDays":1,"template":"a"}            | winBack.offer
            expiringCardNoticeDays | [7,30]                                    | expiringCardNoticeDays[1]
            expiringCardNoticeDays | [91]                                      | expiringCardNoticeDays[0]
            expiringCardNoticeDays | [6,5,4,3,2,1]                             | expiringCardNoticeDays
            tracks                 | null                                      | tracks
            """)
    void aSettingThatMakesNoSenseIsRefusedByItsName(String field, String value, String path) {
        var policy = (ObjectNode) Json.MAPPER.valueToTree(Policies.own());
        policy.set(field, Json.read(value, JsonNode.class));

        var violations = Json.read(policy.toString(), PolicyDefinition.class).violations();

        assertEquals(List.of(path), violations.stream().map(Violation::field).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RENEWAL_SOFT_DECLINE   | 3 EMAIL:a; 1 EMAIL:b           | steps[1]
            RENEWAL_SOFT_DECLINE   | 3 EMAIL:a; 3 EMAIL:b           | steps[1]
            RENEWAL_SOFT_DECLINE   | 3@9 EMAIL:a; 3@9 EMAIL:b       | steps[1]
            RENEWAL_SOFT_DECLINE   | 3@9 EMAIL:a; 3 EMAIL:b         | steps[1]
            RENEWAL_SOFT_DECLINE   | 181 EMAIL:a                    | steps[0].day
            RENEWAL_SOFT_DECLINE   | -1 EMAIL:a                     | steps[0].day
            RENEWAL_SOFT_DECLINE   | 1@24 EMAIL:a                   | steps[0].hour
            RENEWAL_SOFT_DECLINE   | 1                              | steps[0].actions
            RENEWAL_SOFT_DECLINE   | 1 EMAIL                        | steps[0].actions[0].template
            RENEWAL_SOFT_DECLINE   | 1 EMAIL:ü                      | steps[0].actions[0].template
            RENEWAL_SOFT_DECLINE   | 1 EMAIL:a EMAIL:a              | steps[0].actions[1]
            RENEWAL_SOFT_DECLINE   | 1 CHARGE CHARGE:CURRENT        | steps[0].actions[1]
            RENEWAL_SOFT_DECLINE   | 0 EMAIL:a; 1 DOWNGRADE         | steps[1].actions[0].plan
            RENEWAL_SOFT_DECLINE   | 0 EMAIL:a; 1 CANCEL; 2 EMAIL:b | steps[1].actions[0]
            RENEWAL_SOFT_DECLINE   | 0 EMAIL:a; 1 CANCEL EMAIL:b    | steps[1].actions[0]
            RENEWAL_SOFT_DECLINE   | 0 EMAIL:a; 1 PAUSE CANCEL      | steps[1].actions[0]
            RENEWAL_SOFT_DECLINE   | 0 CHARGE; 1 EMAIL:a CANCEL     | steps[1]
            RENEWAL_SOFT_DECLINE   | 1 CANCEL                       | steps[0]
            RENEWAL_HARD_DECLINE   | 1 CHARGE                       | steps[0].actions[0].method
            RENEWAL_AUTHENTICATION | 1 CHARGE                       | steps[0].actions[0].method
            INVOICE                | 1 CHARGE:BACKUP                | steps[0].actions[0]
            """)
    void aTrackThatMakesNoSenseIsRefusedAtItsPlace(String situation, String steps, String place) {
        var policy = Policies.track(situation, steps);
        var track = Situation.all().stream().map(Situation::code).toList().indexOf(situation);

        assertEquals(List.of("tracks[" + track + "]." + place),
                policy.violations().stream().map(Violation::field).toList());
    }

    @Test
    void aTrackMayChargeANewOrABackupMethodAfterAHardDecline() {
        assertEquals(List.of(),
                Policies.track("RENEWAL_HARD_DECLINE", "1 CHARGE:NEW CHARGE:BACKUP EMAIL:a").violations());
        assertEquals(List.of(),
                Policies.track("RENEWAL_SOFT_DECLINE", "1 EMAIL:a; 2 DOWNGRADE:basic").violations());
    }

    @Test
    void chargesAreRefusedWhereStripeRetriesAndTheMessageSaysSo() {
        var own = Policies.own();
        var stripes = new PolicyDefinition(own.name(), Retries.STRIPE, own.graceDays(), true, own.winBack(),
                own.expiringCardNoticeDays(), own.tracks());

        var messages = stripes.violations().stream().map(Violation::message).collect(Collectors.toSet());

        assertEquals(1, messages.size());
        assertTrue(messages.iterator().next().startsWith("Stripe decides when to charge again"), messages.toString());
    }

    @Test
    void everySituationHasOneTrack() {
        var own = Policies.own();
        var twice = List.of(own.tracks().get(0), own.tracks().get(0));
        var policy = new PolicyDefinition(own.name(), own.retries(), own.graceDays(), true, null, null, twice);

        var violations = policy.violations();

        assertEquals("tracks[1]", violations.get(0).field());
        assertEquals(Situation.all().stream().skip(1).map(missing -> "has none for " + missing.code()).toList(),
                violations.stream().skip(1).map(Violation::message).toList());
    }
}
