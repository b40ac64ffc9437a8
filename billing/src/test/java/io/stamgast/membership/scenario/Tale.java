package io.stamgast.membership.scenario;

import io.stamgast.membership.subscribing.change.ChangeRequests;
import io.stamgast.membership.testing.Club;
import io.stamgast.plan.definition.Written;
import io.stamgast.stripe.simulator.card.CardOutcome;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/** The same stories in short, to be told in any weather, and of servers that are killed. */
enum Tale {
    HAPPY_YEAR(Story.WITHOUT_TRIAL, story -> {
        story.asks().pays("VISA");
        for (var month = 2; month <= 12; month++) {
            story.sleepsUntil("2026-%02d-15".formatted(month));
        }
        story.sleepsUntil("2027-01-15");
    }),
    TRYING(Club.plan("vip"), story -> story.asks().pays("VISA").until("2026-02-05")),
    TRYING_WITHOUT_A_CARD(trialEndsIn("CANCEL"), story -> story.asks().triesWithoutACard().until("2026-02-05")),
    PAUSED_WITHOUT_A_CARD(trialEndsIn("PAUSE"), story -> {
        story.asks().triesWithoutACard().until("2026-01-30");
        story.replacesTheCard("VISA").does(all -> all.resume(story.membership().id()));
        story.until("2026-02-02");
    }),
    INVOICED_WITHOUT_A_CARD(trialEndsIn("INVOICE"), story -> story.asks().triesWithoutACard().until("2026-01-31")
            .replacesTheCard("VISA").until("2026-02-02")),
    RECOVERED_AT_STEP_1(Story.WITHOUT_TRIAL, story -> recovering(story, "2026-02-17", "2026-02-19")),
    RECOVERED_AT_STEP_2(Story.WITHOUT_TRIAL, story -> recovering(story, "2026-02-21", "2026-02-23")),
    RECOVERED_AT_STEP_3(Story.WITHOUT_TRIAL, story -> recovering(story, "2026-02-28", "2026-03-02")),
    LOST(Story.WITHOUT_TRIAL, story -> failing(story, CardOutcome.INSUFFICIENT_FUNDS).until("2026-03-12")),
    HARD_DECLINED(Story.WITHOUT_TRIAL, story -> failing(story, CardOutcome.STOLEN).until("2026-03-12")),
    REPLACING_A_STOLEN_CARD(Story.WITHOUT_TRIAL, story -> failing(story, CardOutcome.STOLEN)
            .until("2026-02-20").replacesTheCard("MASTERCARD").until("2026-02-25")),
    REPLACING_THE_CARD_IN_GRACE(Story.WITHOUT_TRIAL, story -> failing(story, CardOutcome.INSUFFICIENT_FUNDS)
            .until("2026-02-16").replacesTheCard("MASTERCARD").until("2026-02-20")),
    AUTHENTICATING(Story.WITHOUT_TRIAL, story -> failing(story, CardOutcome.AUTHENTICATION_REQUIRED)
            .until("2026-02-17").authenticates().until("2026-02-25")),
    LEAVING_WHILE_OWING(Story.WITHOUT_TRIAL, story -> {
        failing(story, CardOutcome.INSUFFICIENT_FUNDS).until("2026-02-17");
        story.does(all -> all.cancel(story.membership().id(), new ChangeRequests.Cancel(ChangeRequests.At.NOW)));
        story.bankSays(CardOutcome.APPROVED).until("2026-02-25");
    }),
    /** The proration is far from half a cent, so that it is the same when a death makes it all some minutes later. */
    CHANGING(Story.WITHOUT_TRIAL, story -> {
        story.sells(Story.WITHOUT_TRIAL.with("/code", "\"gold\"").with("/prices/0/amount", "\"10.00\""));
        story.asks().pays("VISA").until("2026-01-25");
        var shown = story.now();
        story.does(all -> all.change(story.membership().id(),
                new ChangeRequests.Change("gold", "monthly", shown)));
        story.until("2026-02-20");
    }),
    COMING_BACK(Club.plan("vip"), story -> {
        story.asks().pays("VISA").until("2026-02-01");
        story.does(all -> all.cancel(story.membership().id(),
                new ChangeRequests.Cancel(ChangeRequests.At.PERIOD_END)));
        story.until("2026-03-02").asks().pays("VISA").until("2026-03-05");
    }),
    PAYING_ONCE(Story.WITHOUT_TRIAL, story -> story.asksToPayOnce().pays("VISA").until("2026-01-20")),
    PAUSING_OVER_A_RENEWAL(Story.WITHOUT_TRIAL, story -> {
        story.asks().pays("VISA").until("2026-02-14");
        story.does(all -> all.pause(story.membership().id(), new ChangeRequests.Pause(null)));
        story.until("2026-02-20");
        story.does(all -> all.resume(story.membership().id()));
        story.until("2026-02-22");
    }),
    UNHEARD(Story.WITHOUT_TRIAL, story -> failing(story.missesNews(), CardOutcome.INSUFFICIENT_FUNDS).reconciles()
            .until("2026-02-17").bankSays(CardOutcome.APPROVED).until("2026-02-20").reconciles());

    private final Written plan;
    private final Consumer<Story> course;

    Tale(Written plan, Consumer<Story> course) {
        this.plan = plan;
        this.course = course;
    }

    private static Written trialEndsIn(String end) {
        return Club.plan("vip").with("/trial/end", "\"" + end + "\"");
    }

    private static Story failing(Story story, CardOutcome why) {
        return story.asks().pays("VISA").bankSays(why).until("2026-02-15");
    }

    private static void recovering(Story story, String dayBefore, String dayAfter) {
        failing(story, CardOutcome.INSUFFICIENT_FUNDS).until(dayBefore).bankSays(CardOutcome.APPROVED)
                .until(dayAfter);
    }

    /** How it ends once everything has settled. */
    End told(Weather weather) {
        try (var story = new Story(plan, weather)) {
            course.accept(story);
            return End.of(story.settles(), ChronoUnit.MICROS);
        }
    }

    /** The whole story, of a server that is killed after so many crossings of each of its lives. */
    Story mortal(List<Integer> lives) {
        var story = Story.mortal(plan, lives);
        course.accept(story);
        return story.restsForAnHour();
    }
}
