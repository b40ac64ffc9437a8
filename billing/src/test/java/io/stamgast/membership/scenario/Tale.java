package io.stamgast.membership.scenario;

import io.stamgast.membership.subscribing.change.ChangeRequests;
import io.stamgast.membership.testing.Club;
import io.stamgast.plan.definition.Written;
import io.stamgast.stripe.simulator.card.CardOutcome;
import java.util.function.Consumer;

/** The same stories in short, to be told in any weather. */
enum Tale {
    PAYING(Story.WITHOUT_TRIAL, story -> story.asks().pays("VISA").until("2026-03-20")),
    TRYING(Club.plan("vip"), story -> story.asks().pays("VISA").until("2026-02-05")),
    TRYING_WITHOUT_A_CARD(Club.plan("vip").with("/trial/end", "\"CANCEL\""), story ->
            story.asks().triesWithoutACard().until("2026-02-05")),
    RECOVERED(Story.WITHOUT_TRIAL, story -> failing(story, CardOutcome.INSUFFICIENT_FUNDS)
            .until("2026-02-19").bankSays(CardOutcome.APPROVED).until("2026-02-25")),
    LOST(Story.WITHOUT_TRIAL, story -> failing(story, CardOutcome.INSUFFICIENT_FUNDS).until("2026-03-12")),
    REPLACING_THE_CARD(Story.WITHOUT_TRIAL, story -> failing(story, CardOutcome.STOLEN)
            .until("2026-02-20").replacesTheCard("MASTERCARD").until("2026-02-25")),
    AUTHENTICATING(Story.WITHOUT_TRIAL, story -> failing(story, CardOutcome.AUTHENTICATION_REQUIRED)
            .until("2026-02-17").authenticates().until("2026-02-25")),
    CHANGING(Story.WITHOUT_TRIAL, story -> {
        story.club.sells(Story.WITHOUT_TRIAL.with("/code", "\"gold\"").with("/prices/0/amount", "\"29.90\""));
        story.asks().pays("VISA").until("2026-01-30");
        story.counter.does(all -> all.change(story.membership().id(),
                new ChangeRequests.Change("gold", "monthly", null)));
        story.until("2026-02-20");
    }),
    COMING_BACK(Club.plan("vip"), story -> {
        story.asks().pays("VISA").until("2026-02-01");
        story.counter.does(all -> all.cancel(story.membership().id(),
                new ChangeRequests.Cancel(ChangeRequests.At.PERIOD_END)));
        story.until("2026-03-02").asks().pays("VISA").until("2026-03-05");
    });

    private final Written plan;
    private final Consumer<Story> course;

    Tale(Written plan, Consumer<Story> course) {
        this.plan = plan;
        this.course = course;
    }

    private static Story failing(Story story, CardOutcome why) {
        return story.asks().pays("VISA").bankSays(why).until("2026-02-15");
    }

    /** How it ends once everything has settled. */
    End told(Weather weather) {
        try (var story = new Story(plan, weather)) {
            course.accept(story);
            return End.of(story.settles());
        }
    }
}
