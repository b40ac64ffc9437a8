package io.stamgast.membership.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.membership.Membership;
import io.stamgast.membership.letter.Post;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trials of 14 days with reminders 7 days and 1 day before their end; cards of the simulator. */
class RemindersIT {

    private final Club club = new Club();
    private final Post post = new Post(club.tenant());
    private final TrialReminders trials = new TrialReminders(Database.work(), club.plans);
    private final TrialsOver over = new TrialsOver(Database.work(), club.plans);
    private final CardNotices cards = new CardNotices(Database.work(), club.plans);

    @AfterEach
    void close() {
        club.close();
    }

    private Membership tries(String card) {
        var buyer = Buyer.of(club, "A1", card);
        return buyer.subscribes(club.sells(Club.plan("vip")), "monthly", 14);
    }

    private List<String> trials(Instant now) {
        trials.run(club.tenant(), now);
        return post.told();
    }

    @Test
    void whoTriesIsToldWhatWillBeChargedAndWhen() {
        var end = tries("pm_card_visa").trialEndsAt();
        assertEquals(List.of(), trials(end.minus(Duration.ofDays(7)).minusSeconds(1)));
        assertEquals(List.of("trial-ends to bills@example.org in en"), trials(end.minus(Duration.ofDays(7))));
        var mail = post.last();
        assertEquals("Your trial of Club ends on January 29, 2026", mail.subject());
        assertTrue(mail.letter().contains("€9.90 a month"), mail.letter());
        assertTrue(mail.letter().contains("/rewards/membership"), "it can be ended there: " + mail.letter());
        assertEquals(1, trials(end.minus(Duration.ofDays(1)).minusSeconds(1)).size(), "once each");
        assertEquals(2, trials(end.minus(Duration.ofDays(1))).size());
        assertEquals(2, trials(end).size(), "when it is over nobody is reminded");
    }

    @Test
    void afterAStandstillTheLatestReminderIsSentAlone() {
        var end = tries("pm_card_visa").trialEndsAt();
        assertEquals(1, trials(end.minus(Duration.ofHours(3))).size());
        assertEquals(1, trials(end.minus(Duration.ofHours(2))).size());
    }

    @Test
    void whoHasNoPaymentMethodIsToldSo() {
        var membership = tries(null);
        assertEquals(List.of("trial-ends-without-method to bills@example.org in en"),
                trials(membership.trialEndsAt().minus(Duration.ofDays(1))));
        assertTrue(post.last().letter().contains("will be paused"), post.last().letter());
    }

    @Test
    void whoHasAskedForTheEndIsLeftAlone() {
        var membership = tries("pm_card_visa");
        Database.execute(club.tenant(), "update app.membership set cancels_at = trial_ends_at where tenant_id = ?",
                club.tenant());
        assertEquals(List.of(), trials(membership.trialEndsAt().minus(Duration.ofDays(1))));
    }

    @Test
    void aTrialTooShortForAReminderHasNone() {
        var membership = tries("pm_card_visa");
        Database.execute(club.tenant(), "update app.membership set trial_ends_at = began_at + interval '5 days' "
                + "where tenant_id = ?", club.tenant());
        assertEquals(List.of(), trials(membership.beganAt().plusSeconds(1)));
        assertEquals(1, trials(membership.beganAt().plus(Duration.ofDays(4))).size());
    }

    private List<String> cards(String now) {
        cards.run(club.tenant(), Instant.parse(now));
        return post.told();
    }

    private void expires(int year, int month) {
        Database.execute(club.tenant(), "update app.membership_customer set card_exp_year = ?, card_exp_month = ? "
                + "where tenant_id = ?", year, month, club.tenant());
    }

    @Test
    void whoseCardExpiresIsToldThirtyAndSevenDaysBefore() {
        tries("pm_card_visa");
        expires(2026, 4);
        assertEquals(List.of(), cards("2026-03-30T12:00:00Z"));
        assertEquals(List.of(), cards("2026-03-31T06:59:59Z"), "not before 9 o'clock");
        assertEquals(List.of("card-expires to bills@example.org in en"), cards("2026-03-31T07:00:00Z"));
        assertEquals("Your card ending in 4242 expires on April 30, 2026", post.last().subject());
        assertEquals(1, cards("2026-04-22T12:00:00Z").size());
        assertEquals(2, cards("2026-04-23T12:00:00Z").size());
        assertEquals(2, cards("2026-04-30T12:00:00Z").size());
        assertEquals(2, cards("2026-05-01T12:00:00Z").size());
    }

    @Test
    void aCardThatPaysNothingMayExpire() {
        Buyer.of(club, "A1", "pm_card_visa");
        expires(2026, 4);
        assertEquals(List.of(), cards("2026-04-10T12:00:00Z"));
    }

    /** A trial that was over at that time, without a payment method. */
    private Instant pausedTrial() {
        var end = tries(null).trialEndsAt();
        Database.execute(club.tenant(), "update app.membership set state = 'PAUSED' where tenant_id = ?",
                club.tenant());
        return end;
    }

    private List<String> over(Instant now) {
        over.run(club.tenant(), now);
        return post.told();
    }

    @Test
    void whoseTrialIsOverWithoutAPaymentMethodIsToldOnce() {
        var end = pausedTrial();
        assertEquals(List.of(), over(end.minusSeconds(1)));
        assertEquals(List.of("trial-over-paused to bills@example.org in en"), over(end));
        assertEquals(1, over(end.plus(Duration.ofHours(1))).size());
    }

    @Test
    void whatWasOverTwoWeeksAgoIsNoNews() {
        assertEquals(List.of(), over(pausedTrial().plus(Duration.ofDays(14))));
    }

    @Test
    void anotherTenantsMembersAreNotReminded() {
        var membership = tries("pm_card_visa");
        expires(2026, 4);
        var stranger = Database.newTenant();
        trials.run(stranger, membership.trialEndsAt().minus(Duration.ofDays(1)));
        cards.run(stranger, Instant.parse("2026-04-10T12:00:00Z"));
        assertEquals(List.of(), post.all());
        assertEquals(List.of(), new Post(stranger).all());
    }

    @Test
    void ofAnotherTenantsTrialsNobodyIsTold() {
        var end = pausedTrial();
        var stranger = Database.newTenant();
        over.run(stranger, end);
        assertEquals(List.of(), post.all());
        assertEquals(List.of(), new Post(stranger).all());
    }
}
