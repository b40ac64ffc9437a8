package io.stamgast.membership.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.dunning.recovery.Round;
import io.stamgast.job.Job;
import io.stamgast.job.JobTrial;
import io.stamgast.job.Jobs;
import io.stamgast.membership.entitlement.Entitlements;
import io.stamgast.membership.monthly.MonthlyPoints;
import io.stamgast.membership.reconciliation.Reconciliation;
import io.stamgast.membership.recovery.MembershipRecovery;
import io.stamgast.membership.recovery.ResumeCollection;
import io.stamgast.membership.recovery.VoidInvoice;
import io.stamgast.membership.reminder.CardNotices;
import io.stamgast.membership.reminder.TrialReminders;
import io.stamgast.membership.reminder.TrialsOver;
import io.stamgast.membership.subscribing.change.Counter;
import io.stamgast.membership.subscribing.change.PauseRound;
import io.stamgast.membership.subscribing.once.TermRound;
import io.stamgast.membership.subscribing.taking.Till;
import io.stamgast.membership.subscribing.trial.TrialCollection;
import io.stamgast.membership.subscribing.trial.TrialCollectionRound;
import io.stamgast.membership.testing.Club;
import io.stamgast.message.delivery.Delivery;
import io.stamgast.message.delivery.Mailbox;
import io.stamgast.testing.Database;
import java.util.List;
import java.util.UUID;

/** One process that serves a club: made anew, it knows nothing but what is written down. */
final class Server {

    private final Club club;
    private final Counter counter;
    private final Till till;
    private final MembershipRecovery recovery;
    private final MonthlyPoints points;
    private final TermRound terms;
    private final TrialReminders trials;
    private final TrialsOver over;
    private final TrialCollectionRound collections;
    private final PauseRound pauses;
    private final CardNotices cards;
    private final Delivery delivery;
    private final Reconciliation reconciliation;

    Server(Club club, Mailbox mailbox) {
        this.club = club;
        recovery = new MembershipRecovery(club.work, club.access, club.calls, club.follower, club.plans, club.clock);
        club.recovers(recovery);
        counter = new Counter(club);
        till = new Till(club);
        club.does(new VoidInvoice(), new ResumeCollection(), new TrialCollection());
        points = new MonthlyPoints(club.work, new Entitlements(club.plans));
        terms = new TermRound(club.work);
        trials = new TrialReminders(club.work, club.plans);
        over = new TrialsOver(club.work, club.plans);
        collections = new TrialCollectionRound(club.work, club.calls);
        pauses = new PauseRound(club.work, club.calls);
        cards = new CardNotices(club.work, club.plans);
        delivery = mailbox.delivery(club.work, club.clock);
        reconciliation = new Reconciliation(club.work, club.access, club.follower, till.follower(), club.plans,
                club.calls, club.clock);
    }

    Counter counter() {
        return counter;
    }

    Till till() {
        return till;
    }

    /** What the clock starts, but for the mail. */
    List<Runnable> rounds() {
        return List.of(this::points, this::ends, this::duns, this::collects, club::send, this::reminds);
    }

    private void points() {
        points.run(club.tenant(), club.clock.instant());
    }

    private void ends() {
        terms.run(club.tenant(), club.clock.instant());
    }

    private void duns() {
        Round.of(club.work, club.tenant(), recovery, club.clock);
    }

    private void collects() {
        collections.run(club.tenant(), club.clock.instant());
        pauses.run(club.tenant(), club.clock.instant());
    }

    private void reminds() {
        trials.run(club.tenant(), club.clock.instant());
        over.run(club.tenant(), club.clock.instant());
        cards.run(club.tenant(), club.clock.instant());
    }

    void sendsMail() {
        delivery.run(club.tenant(), club.clock.instant());
    }

    /** @return the job's id */
    UUID ordersReconciliation() {
        return Database.work().call(club.tenant(), connection -> Jobs.create(connection, club.tenant(), "anna",
                club.clock.instant(), reconciliation.name(), new Reconciliation.Parameters()));
    }

    void reconciles(UUID job) {
        var ended = JobTrial.run(club.work, club.tenant(), job, reconciliation);
        assertEquals(Job.State.DONE, ended.state(), ended.error());
    }
}
