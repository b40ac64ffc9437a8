package io.stamgast.membership.subscribing.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.exception.StripeException;
import io.stamgast.kernel.DomainException;
import io.stamgast.membership.testing.Paid;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** However somebody pauses and goes on, benefits act only in what he has paid. */
class PaidPausesIT {

    /**
     * What he does after a while.
     *
     * @param pauses whether he pauses; else he goes on
     * @param days for which he pauses; null for until he goes on
     */
    record Step(int minutes, boolean pauses, Integer days) {
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var days = Arbitraries.integers().between(1, 60).injectNull(0.5);
        return Combinators.combine(Arbitraries.integers().between(1, 60_000), Arbitraries.of(true, false), days)
                .as(Step::new).list().ofMinSize(3).ofMaxSize(9);
    }

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void wheneverBenefitsActSomebodyHasPaid(@ForAll("steps") List<Step> steps) throws StripeException {
        try (var member = new Resting()) {
            for (var step : steps) {
                take(step, member);
            }
            member.pass(Duration.ofHours(2));
            assertEquals(List.of(), Paid.of(member.club, member.now()).actsUnpaid(), steps::toString);
        }
    }

    private static void take(Step step, Resting member) {
        member.pass(Duration.ofMinutes(step.minutes));
        try {
            if (step.pauses) {
                member.pauses(step.days == null ? null
                        : member.club.clock.instant().plus(Duration.ofDays(step.days)));
            } else {
                member.goesOn();
            }
        } catch (DomainException notNow) {
            assertEquals("wrong-state", notNow.code());
        }
    }
}
