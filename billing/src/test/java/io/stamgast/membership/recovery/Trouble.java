package io.stamgast.membership.recovery;

import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.param.PaymentMethodAttachParams;
import io.stamgast.dunning.policy.Published;
import io.stamgast.dunning.recovery.CaseStep;
import io.stamgast.dunning.recovery.DunningCase;
import io.stamgast.dunning.recovery.Round;
import io.stamgast.membership.Membership;
import io.stamgast.membership.letter.Post;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.invoice.BillingRules;
import io.stamgast.stripe.simulator.invoice.BillingRules.FinalOutcome;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A member whose renewal is not paid, on 15 February 2026; Stripe tries nothing again by itself. */
final class Trouble implements AutoCloseable {

    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    final Club club = new Club();
    final UUID plan = club.sells(Club.plan("vip"));
    final Buyer buyer = Buyer.of(club, "A1", "pm_card_visa");
    final Post post = new Post(club.tenant());
    final MembershipRecovery recovery = new MembershipRecovery(Database.work(), club.access, club.calls, club.follower,
            club.plans, club.clock);
    final UUID member = post.member(buyer.account(), "jan@example.org", "nl");
    Membership membership;

    Trouble() {
        club.recovers(recovery);
        club.does(new VoidInvoice(), new ResumeCollection());
        club.stripe.rules(club.stripeAccount(), new BillingRules(0, 14, FinalOutcome.PAST_DUE, 7));
        post.manager("mia@example.org");
    }

    /** The bank says this to the renewal, and to all that follows. */
    Trouble with(CardOutcome outcome) {
        membership = buyer.subscribes(plan, "monthly", 0);
        Database.execute(club.tenant(), "update app.membership set member_id = ? where tenant_id = ?", member,
                club.tenant());
        says(outcome);
        club.pass(Duration.ofDays(31).plusHours(1));
        return this;
    }

    /** The bank says this from now on. */
    void says(CardOutcome outcome) {
        club.stripe.decide(club.stripeAccount(), buyer.customer(), outcome);
    }

    /** The customer has a second card, which isn't charged by itself. */
    void keeps(String card) throws StripeException {
        club.stripe.client().v1().paymentMethods().attach(card,
                PaymentMethodAttachParams.builder().setCustomer(buyer.customer()).build(), club.there());
        club.hear();
    }

    Membership now() {
        return club.membership(membership.id());
    }

    DunningCase dunned() {
        return club.call(connection -> club.dunning.list(connection, club.tenant(), buyer.account(), null, null, 10))
                .get(0);
    }

    /** Does what is due, and hears what comes of it. */
    void run() {
        Round.of(club.work, club.tenant(), recovery, club.clock);
        club.send();
        club.hear();
    }

    /** At 9 o'clock, so many days after the failure. */
    void day(int days) {
        var failed = dunned().facts().failedAt();
        var at = failed.atZone(ZONE).toLocalDate().plusDays(days).atTime(LocalTime.of(9, 0)).atZone(ZONE).toInstant();
        club.pass(Duration.between(club.clock.instant(), at));
        run();
    }

    /** What was done, such as {@code EMAIL DONE}. */
    List<String> done() {
        return club.call(connection -> CaseStep.of(connection, club.tenant(), dunned().id())).stream()
                .map(one -> one.step().action().kind() + " " + one.step().state()
                        + (one.reason() == null ? "" : " " + one.reason())).toList();
    }

    /** The platform's policy, with some of its words replaced by those that follow them. */
    void publish(String... words) {
        Published.platforms(club.tenant(), Club.START, words);
    }

    Invoice invoice() throws StripeException {
        return club.stripe.client().v1().invoices().retrieve(dunned().facts().invoice(), club.there());
    }

    Subscription subscription() throws StripeException {
        return club.stripe.client().v1().subscriptions().retrieve(membership.stripeSubscription(), club.there());
    }

    List<Notices.Notice> notices() {
        return club.call(connection -> new Notices(connection, club.tenant()).shown(buyer.account()));
    }

    @Override
    public void close() {
        club.close();
    }
}
