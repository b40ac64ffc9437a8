package io.stamgast.membership.figures;

import static io.stamgast.membership.MembershipState.ACTIVE;
import static io.stamgast.membership.MembershipState.PAUSED;
import static io.stamgast.membership.MembershipState.TRIALING;
import static io.stamgast.membership.MembershipState.UNPAID;
import static io.stamgast.membership.figures.Supplier.MONTHLY;
import static io.stamgast.membership.figures.Supplier.ONCE;
import static io.stamgast.membership.figures.Supplier.YEARLY;
import static io.stamgast.membership.figures.Supplier.at;
import static io.stamgast.membership.figures.Supplier.changes;
import static io.stamgast.membership.figures.Supplier.ends;
import static io.stamgast.membership.figures.Supplier.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Json;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.membership.entitlement.Member;
import io.stamgast.plan.PlanView;
import io.stamgast.plan.definition.Written;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures that were worked out by hand: 9.90 a month, 99.50 a year (829 1/6 cents a month), 20.00 a month. */
class MembershipFiguresIT {

    private final Supplier supplier = new Supplier();
    private final PlanView club = supplier.sells(Written.valid().with("/prices/1/amount", "\"99.50\""));

    private Member takes(int price, String began) {
        return supplier.takes(club, price, ACTIVE, began);
    }

    private void february() {
        takes(MONTHLY, "2026-02-10T10:00:00");
        takes(YEARLY, "2026-02-28T22:59:59");
        var paused = takes(MONTHLY, "2026-02-15T10:00:00");
        paused.becomes(at("2026-03-15T10:00:00"), PAUSED);
        ends(paused, "2026-03-31T22:00:00", EndReason.REQUESTED);
        var gold = supplier.sells(Written.valid().with("/code", "\"gold\"").with("/prices/0/amount", "\"20.00\""));
        changes(supplier.takes(gold, MONTHLY, ACTIVE, "2026-02-01T10:00:00"), "2026-04-10T10:00:00",
                taken(club, MONTHLY));
    }

    private void march() {
        takes(YEARLY, "2026-02-28T23:00:00");
        var owing = takes(YEARLY, "2026-03-05T10:00:00");
        owing.fails(at("2026-03-30T10:00:00"), at("2026-04-13T10:00:00"));
        ends(owing, "2026-04-20T10:00:00", EndReason.PAYMENT_FAILED);
        ends(takes(ONCE, "2026-03-15T10:00:00"), "2026-05-05T10:00:00", EndReason.TERM_OVER);
    }

    private void trials() {
        var converted = supplier.takes(club, MONTHLY, TRIALING, "2026-03-10T10:00:00");
        supplier.isPaid(converted, "2026-03-10T10:00:00", 0);
        converted.becomes(at("2026-03-24T10:00:00"), ACTIVE);
        supplier.isPaid(converted, "2026-04-02T10:00:00", 990);
        supplier.isPaid(converted, "2026-05-02T10:00:00", 990);
        ends(supplier.takes(club, MONTHLY, TRIALING, "2026-03-12T10:00:00"), "2026-03-26T10:00:00",
                EndReason.TRIAL_ENDED);
        ends(supplier.takes(club, MONTHLY, TRIALING, "2026-03-12T10:00:00"), "2026-03-20T10:00:00",
                EndReason.REQUESTED);
    }

    @Test
    void membershipsAreCountedInTheMonthsOfTheProgram() {
        february();
        march();
        trials();
        takes(MONTHLY, "2026-05-09T10:00:00");
        takes(MONTHLY, "2026-05-11T10:00:00");

        assertEquals("""
                2026-02,true,PLAN,club,EUR,28.09,0,3,3,0,0,0,0,0,0,,0,0,0,,0.00,
                2026-02,true,PLAN,gold,EUR,20.00,0,1,1,0,0,0,0,0,0,,0,0,0,,0.00,
                2026-02,true,TOTAL,EUR,48.09,0,4,4,0,0,0,0,0,0,,0,0,0,,0.00,
                2026-03,true,PLAN,club,EUR,44.68,3,5,6,3,0,1,0,1,0,0.3333,0,0,0,,0.00,
                2026-03,true,PLAN,club,JPY,0,0,1,1,0,0,0,0,0,0,,0,0,0,,0,
                2026-03,true,PLAN,gold,EUR,20.00,1,0,1,0,0,0,0,0,0,0.0000,0,0,0,,0.00,
                2026-03,true,TOTAL,EUR,64.68,4,5,7,3,0,1,0,1,0,0.2500,0,0,0,,0.00,
                2026-03,true,TOTAL,JPY,0,0,1,1,0,0,0,0,0,0,,0,0,0,,0,
                2026-04,true,PLAN,club,EUR,46.28,6,0,5,0,1,1,1,0,0,0.3333,0,0,0,,0.00,
                2026-04,true,PLAN,club,JPY,0,1,0,1,0,0,0,0,0,0,0.0000,0,0,0,,0,
                2026-04,true,PLAN,gold,EUR,0.00,1,0,0,0,0,0,0,0,0,0.0000,0,0,0,,0.00,
                2026-04,true,TOTAL,EUR,46.28,7,0,5,0,1,1,1,0,0,0.2857,0,0,0,,0.00,
                2026-04,true,TOTAL,JPY,0,1,0,1,0,0,0,0,0,0,0.0000,0,0,0,,0,
                2026-05,false,PLAN,club,EUR,56.18,5,1,6,0,0,0,0,0,0,0.0000,0,0,0,,0.00,
                2026-05,false,PLAN,club,JPY,0,1,0,0,0,0,0,0,0,1,0.0000,0,0,0,,0,
                2026-05,false,TOTAL,EUR,56.18,5,1,6,0,0,0,0,0,0,0.0000,0,0,0,,0.00,
                2026-05,false,TOTAL,JPY,0,1,0,0,0,0,0,0,0,1,0.0000,0,0,0,,0,
                """, supplier.rows("2026-02", "2026-06"));
    }

    @Test
    void whatBecomesKnownLateChangesTheMonthThatItBelongsTo() {
        var member = takes(MONTHLY, "2026-02-10T10:00:00");
        member.fails(at("2026-04-05T10:00:00"), at("2026-04-19T10:00:00"));
        assertEquals("9.90", mrr("2026-03"));

        member.becomes(at("2026-03-20T10:00:00"), UNPAID);

        assertEquals(List.of("9.90", "0.00", "0.00"), List.of(mrr("2026-02"), mrr("2026-03"), mrr("2026-04")));
    }

    @Test
    void aNewPriceCountsFromItsDayOnAndTheOldOneBefore() {
        changes(takes(MONTHLY, "2026-02-10T10:00:00"), "2026-03-10T10:00:00", taken(club, YEARLY));

        assertEquals(List.of("9.90", "8.29"), List.of(mrr("2026-02"), mrr("2026-03")));
    }

    private String mrr(String month) {
        return supplier.figures(month, month).months().get(0).totals().get(0).memberships().mrr().toPlainString();
    }

    @Test
    void aTrialThatIsNeverPaidDoesNotConvert() {
        var free = supplier.takes(club, MONTHLY, TRIALING, "2026-03-10T10:00:00");
        free.becomes(at("2026-03-24T10:00:00"), ACTIVE);
        supplier.isPaid(free, "2026-03-24T11:00:00", 0);
        var late = supplier.takes(club, MONTHLY, TRIALING, "2026-03-10T10:00:00");
        late.fails(at("2026-03-24T10:00:00"), at("2026-04-07T10:00:00"));
        assertEquals(0, converted("2026-03"));

        supplier.isPaid(late, "2026-03-31T21:59:00", 990);
        late.becomes(at("2026-03-31T22:01:00"), ACTIVE);

        assertEquals(0, converted("2026-03"));
        assertEquals(1, converted("2026-04"), "when it is known to be active");
    }

    private long converted(String month) {
        return supplier.figures(month, month).months().get(0).totals().get(0).memberships().trialsConverted();
    }

    @Test
    void dunningIsCountedByPlanAndVersionOfThePolicy() {
        var gold = supplier.sells(Written.valid().with("/code", "\"gold\"").with("/prices/0/amount", "\"20.00\""));
        var stays = takes(MONTHLY, "2026-02-10T10:00:00");
        var changes = supplier.takes(gold, MONTHLY, ACTIVE, "2026-02-10T10:00:00");
        var soft = supplier.recoversBy("Soft");
        supplier.dunning(stays, soft, "2026-03-05T00:00:00", "RECOVERED", "2026-03-10T12:00:00", 990L);
        supplier.dunning(changes, soft, "2026-03-30T00:00:00", "RECOVERED", "2026-04-06T00:00:00", 9950L);
        changes(changes, "2026-03-31T12:00:00", taken(club, MONTHLY));
        supplier.dunning(changes, soft, "2026-03-31T22:00:00", "LOST", "2026-04-20T00:00:00", null);
        var hard = supplier.recoversBy("Hard");
        supplier.dunning(stays, hard, "2026-04-08T00:00:00", "RECOVERED", "2026-04-10T06:00:00", 2000L);
        supplier.dunning(stays, hard, "2026-04-14T00:00:00", "VOIDED", "2026-04-15T00:00:00", null);
        supplier.dunning(stays, hard, "2026-05-09T00:00:00", "OPEN", null, null);

        assertEquals("""
                2026-03,true,PLAN,club,EUR,19.80,1,0,2,0,0,0,0,0,0,0.0000,1,1,0,1.0000,9.90,5.50
                2026-03,true,PLAN,gold,EUR,0.00,1,0,0,0,0,0,0,0,0,0.0000,1,0,0,,0.00,
                2026-03,true,POLICY,Soft,EUR,,,,,,,,,,,,2,1,0,1.0000,9.90,5.50
                2026-03,true,TOTAL,EUR,19.80,2,0,2,0,0,0,0,0,0,0.0000,2,1,0,1.0000,9.90,5.50
                2026-04,true,PLAN,club,EUR,19.80,2,0,2,0,0,0,0,0,0,0.0000,3,1,1,0.5000,20.00,2.25
                2026-04,true,PLAN,gold,EUR,0.00,0,0,0,0,0,0,0,0,0,,0,1,0,1.0000,99.50,7.00
                2026-04,true,POLICY,Soft,EUR,,,,,,,,,,,,1,1,1,0.5000,99.50,7.00
                2026-04,true,POLICY,Hard,EUR,,,,,,,,,,,,2,1,0,1.0000,20.00,2.25
                2026-04,true,TOTAL,EUR,19.80,2,0,2,0,0,0,0,0,0,0.0000,3,2,1,0.6667,119.50,4.63
                2026-05,false,PLAN,club,EUR,19.80,2,0,2,0,0,0,0,0,0,0.0000,1,0,0,,0.00,
                2026-05,false,POLICY,Hard,EUR,,,,,,,,,,,,1,0,0,,0.00,
                2026-05,false,TOTAL,EUR,19.80,2,0,2,0,0,0,0,0,0,0.0000,1,0,0,,0.00,
                """, supplier.rows("2026-03", "2026-05"));
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        february();
        supplier.isPaid(takes(MONTHLY, "2026-03-01T10:00:00"), "2026-03-01T10:00:00", 990);
        supplier.dunning(takes(MONTHLY, "2026-03-01T10:00:00"), supplier.recoversBy("Soft"), "2026-03-05T00:00:00",
                "LOST", "2026-03-20T00:00:00", null);

        var stranger = new Supplier();

        assertEquals("", stranger.rows("2026-02", "2026-05"));
        assertEquals(4, stranger.figures("2026-02", "2026-05").months().size());
    }

    @Test
    void inJsonAmountsAndRatesAreTextAndMonthsThatHaveNotBegunAreLeftOut() {
        takes(MONTHLY, "2026-02-10T10:00:00");

        var json = Json.write(supplier.figures("2026-02", "2026-12"));

        assertTrue(json.startsWith("{\"from\":\"2026-02\",\"to\":\"2026-12\",\"timeZone\":\"Europe/Amsterdam\","
                + "\"months\":[{\"month\":\"2026-02\",\"complete\":true,\"plans\":[{\"plan\":\"" + club.id()
                + "\",\"code\":\"club\",\"currency\":\"EUR\",\"memberships\":{\"mrr\":\"9.90\",\"atBegin\":0,"), json);
        assertTrue(json.contains("\"churnRate\":null}"), json);
        assertTrue(!json.contains("{\"month\":\"2026-06\""), json);
        assertEquals("month,complete,row,id,name,currency,mrr,atBegin,began,atEnd,trialsStarted,trialsConverted,"
                + "voluntaryChurn,involuntaryChurn,trialsEnded,termsOver,churnRate,opened,recovered,lost,"
                + "recoveryRate,recoveredAmount,meanDaysToRecover\r\n",
                Supplier.file(supplier.figures("2026-12", "2026-12")));
    }
}
