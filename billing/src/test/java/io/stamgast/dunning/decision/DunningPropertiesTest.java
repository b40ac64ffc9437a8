package io.stamgast.dunning.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.definition.DefaultPolicy;
import io.stamgast.dunning.definition.Payment;
import io.stamgast.dunning.definition.Policies;
import io.stamgast.dunning.definition.PolicyDefinition;
import io.stamgast.dunning.definition.PolicyVersion;
import io.stamgast.dunning.definition.Situation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Looked at whenever, cut off anywhere, and whatever happens in between. */
class DunningPropertiesTest {

    @Provide
    Arbitrary<PolicyVersion> versions() {
        return Arbitraries.of(Policies.own(), Policies.stripes(), DefaultPolicy.DEFINITION)
                .map(definition -> new PolicyVersion(Told.ID, definition));
    }

    @Provide
    Arbitrary<List<Life.Event>> events() {
        var turns = Arbitraries.of(Life.Turn.values());
        var hours = Arbitraries.integers().between(0, 24 * 12);
        return Combinators.combine(turns, hours, Arbitraries.integers().between(0, 5)).as(Life.Event::new)
                .list().ofMaxSize(40);
    }

    @Property(tries = 2_000)
    void eachStepIsDoneAtMostOnceAndNothingAfterTheEnd(@ForAll Payment payment,
                                                       @ForAll("versions") PolicyVersion version,
                                                       @ForAll("events") List<Life.Event> events) {
        var life = new Life(payment, version);
        events.forEach(life::live);
        life.live(new Life.Event(Life.Turn.RESUME, 1, 0));
        life.toTheEnd();

        assertEquals(life.effects().size(), new HashSet<>(life.effects().stream().map(Planned::key).toList()).size(),
                () -> "twice: " + life.effects());
        assertTrue(life.outcome() != null, "it ends");
        for (var decision : life.decisions()) {
            requireKind(decision);
        }
    }

    /** What one look may do. */
    private static void requireKind(Decision decision) {
        var mailed = decision.actions().stream().filter(one -> one.action().kind().isMessage())
                .collect(Collectors.groupingBy(one -> one.action().kind(),
                        Collectors.mapping(Planned::step, Collectors.toSet())));
        mailed.forEach((kind, steps) -> assertEquals(1, steps.size(), "messages of several steps at once: " + kind));
        var charges = decision.actions().stream().filter(one -> one.action().isCharge()).toList();
        assertTrue(charges.size() <= 1, "several charges at once: " + charges);
        var ends = decision.actions().stream().filter(one -> one.action().kind().isTerminal()).toList();
        assertTrue(ends.isEmpty() || decision.actions().indexOf(ends.get(0)) == decision.actions().size() - 1,
                "something after an end");
        assertTrue(charges.isEmpty() || decision.actions().indexOf(charges.get(0)) == decision.actions().size() - 1,
                "something after a charge");
        if (decision.end() != null) {
            assertEquals(List.of(), decision.actions());
            assertNull(decision.next());
        }
    }

    /** Without events that change the track, what is done comes in the track's order. */
    @Property(tries = 500)
    void theOrderHoldsInAnySplits(@ForAll Payment payment, @ForAll("versions") PolicyVersion version,
                                  @ForAll("events") List<Life.Event> events) {
        var life = new Life(payment, version);
        events.stream().filter(event -> event.turn().isOfTime()).forEach(life::live);
        life.live(new Life.Event(Life.Turn.RESUME, 1, 0));
        life.toTheEnd();

        var places = life.effects().stream().filter(one -> one.origin() == Origin.STEP)
                .map(one -> one.step() * 100 + version.definition()
                        .track(Situation.of(payment, Decline.SOFT_DECLINE)).steps().get(one.step()).places()
                        .indexOf(one.index())).toList();
        assertEquals(places.stream().sorted().toList(), places);
        assertEquals(Outcome.LOST, life.outcome());
    }

    @Property(tries = 500)
    void aLastStepComesAsLongAfterTheOneBeforeAsThePolicySays(@ForAll("events") List<Life.Event> events) {
        PolicyDefinition policy = Policies.own();
        var life = new Life(Payment.RENEWAL, new PolicyVersion(Told.ID, policy));
        events.stream().filter(event -> event.turn() == Life.Turn.LOOK).forEach(life::live);
        life.toTheEnd();

        var track = policy.track(new Told("", "").snapshot().situation());
        var last = track.steps().size() - 1;
        var between = Duration.between(life.lastOf(last - 1), life.firstOf(last));
        var days = track.steps().get(last).day() - track.steps().get(last - 1).day();
        assertTrue(between.compareTo(Duration.ofDays(days - 1)) > 0, between.toString());
    }
}
