package io.stamgast.membership.scenario;

import io.stamgast.dunning.policy.Published;
import io.stamgast.dunning.recovery.DunningCase;
import io.stamgast.dunning.recovery.Round;
import io.stamgast.job.JobTrial;
import io.stamgast.job.Jobs;
import io.stamgast.membership.Membership;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.entitlement.Entitlements;
import io.stamgast.membership.letter.Post;
import io.stamgast.membership.monthly.MonthlyPoints;
import io.stamgast.membership.reconciliation.Reconciliation;
import io.stamgast.membership.recovery.MembershipRecovery;
import io.stamgast.membership.recovery.ResumeCollection;
import io.stamgast.membership.recovery.VoidInvoice;
import io.stamgast.membership.subscribing.change.Counter;
import io.stamgast.membership.subscribing.desk.InvoiceView;
import io.stamgast.membership.subscribing.taking.CheckoutRequest;
import io.stamgast.membership.subscribing.taking.CheckoutView;
import io.stamgast.membership.subscribing.taking.Till;
import io.stamgast.membership.testing.Club;
import io.stamgast.plan.definition.Written;
import io.stamgast.stripe.simulator.Browser;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.invoice.BillingRules;
import io.stamgast.stripe.simulator.invoice.BillingRules.FinalOutcome;
import io.stamgast.testing.Database;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What an account lives through with a membership of 9.90 EUR a month. It begins on 15 January 2026, at 10:00 UTC; the
 * days go by until noon, and whatever runs by the clock runs then. Stripe tries nothing again by itself.
 */
final class Story implements AutoCloseable {

    static final Written WITHOUT_TRIAL = Club.plan("vip").with("/trial/days", "0");

    final Club club = new Club();
    final Counter counter = new Counter(club);
    final Post post = new Post(club.tenant());
    final UUID account = club.account("A1");
    private final Till till = new Till(club);
    private final UUID member = post.member(account, "jan@example.org", "en");
    private final MembershipRecovery recovery = new MembershipRecovery(Database.work(), club.access, club.calls,
            club.follower, club.plans, club.clock);
    private final MonthlyPoints points = new MonthlyPoints(Database.work(), new Entitlements(club.plans));
    private final Weather weather;
    private final Reconciliation reconciliation;
    private CheckoutView checkout;
    private int heard;

    Story(Written plan) {
        this(plan, Weather.FAIR);
    }

    Story(Written plan, Weather weather) {
        this.weather = weather;
        club.recovers(recovery);
        reconciliation = new Reconciliation(Database.work(), club.access, club.follower, club.plans, club.clock);
        club.does(new VoidInvoice(), new ResumeCollection());
        club.stripe.rules(club.stripeAccount(), new BillingRules(0, 14, FinalOutcome.PAST_DUE, 7));
        club.sells(plan);
        club.stripe.disturb(weather.webhooks());
    }

    /** Asks for the plan by the month; what follows is on Stripe's page. */
    Story asks() {
        checkout = till.asks(account, new CheckoutRequest("vip", "monthly", member, null, null, null,
                "https://shop.example/done", "https://shop.example/left"));
        return this;
    }

    boolean isOfferedATrial() {
        return checkout.trial();
    }

    Story pays(String card) {
        club.browser.submit(checkout.url(), "card", card, "do", "pay");
        return hears();
    }

    Story triesWithoutACard() {
        club.browser.submit(checkout.url(), "none", "yes", "do", "pay");
        return hears();
    }

    /** On Stripe's portal; what is due because of it is done. */
    Story replacesTheCard(String card) {
        var portal = counter.desk().portal(checkout.id(), "https://shop.example/account");
        club.browser.submit(portal, "card", card, "do", "card");
        hears();
        runs();
        return this;
    }

    /** Pays the invoice that is open, on its page, with a card whose bank asks for its owner there. */
    Story authenticates() {
        var page = counter.looks().find(checkout.id()).openInvoice().page();
        var bank = Browser.location(club.browser.submit(page, "card", "AUTHENTICATION_ALWAYS"));
        club.browser.submit(bank, "outcome", "pass");
        return hears();
    }

    /** From now on the bank says this of the card. */
    Story bankSays(CardOutcome outcome) {
        var customer = club.call(connection -> new CustomerTable(connection, club.tenant()).find(account))
                .orElseThrow().stripeCustomer();
        club.stripe.decide(club.stripeAccount(), customer, outcome);
        return this;
    }

    /** The platform's policy, with some of its words replaced by those that follow them. */
    Story dunsBy(String... words) {
        Published.platforms(club.tenant(), Club.START, words);
        return this;
    }

    /** Noon after noon until the day's, such as {@code 2026-02-15}. */
    Story until(String day) {
        for (var next = today().plusDays(1); !next.isAfter(LocalDate.parse(day)); next = next.plusDays(1)) {
            goesTo(next);
        }
        return this;
    }

    /** The same in one go. */
    Story sleepsUntil(String day) {
        goesTo(LocalDate.parse(day));
        return this;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(club.clock.instant(), ZoneOffset.UTC);
    }

    private void goesTo(LocalDate day) {
        var noon = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        club.stripe.clock().advanceTo(noon);
        club.clock.moveTo(noon);
        hears();
        if (weather.isFoul()) {
            reconciles();
        }
        runs();
    }

    /** All that the clock starts. */
    private void runs() {
        points.run(club.tenant(), club.clock.instant());
        Round.of(club.tenant(), recovery, club.clock);
        club.send();
        hears();
    }

    private Story hears() {
        if (!weather.dozes()) {
            club.hear();
        }
        return this;
    }

    private void reconciles() {
        var job = club.call(connection -> Jobs.create(connection, club.tenant(), "anna", club.clock.instant(),
                reconciliation.name(), new Reconciliation.Parameters()));
        JobTrial.run(club.tenant(), job, reconciliation);
    }

    /** The weather is fair again, and everything settles. */
    Story settles() {
        club.stripe.calm();
        weather.clears();
        hears();
        reconciles();
        runs();
        return this;
    }

    Membership membership() {
        return club.membership(checkout.id());
    }

    /** Of the membership, the latest first. */
    List<InvoiceView> invoices() {
        return counter.looks().invoices(checkout.id());
    }

    DunningCase dunned() {
        return cases().get(0);
    }

    List<DunningCase> cases() {
        return club.call(connection -> club.dunning.list(connection, club.tenant(), account, null, null, 10));
    }

    List<Long> charged() {
        return club.stripe.charges().stream().filter(charge -> charge.succeeded()).map(charge -> charge.amount())
                .toList();
    }

    long points() {
        return Database.number(club.tenant(), """
                select coalesce(sum(available), 0) from app.balance where tenant_id = ? and account_id = ?""",
                club.tenant(), account);
    }

    /** What others were told of it since this was asked last, but for steps, by the alphabet: there is no order. */
    List<String> events() {
        var all = club.call(connection -> {
            try (var query = connection.prepareStatement("""
                    select type from app.outbox
                    where tenant_id = ? and (type like 'membership.%' or type like 'dunning-case.%')
                        and type <> 'dunning-case.step-taken' order by id""")) {
                query.setInt(1, club.tenant());
                var types = new ArrayList<String>();
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        types.add(row.getString(1));
                    }
                }
                return types;
            }
        });
        var fresh = all.subList(heard, all.size()).stream().sorted().toList();
        heard = all.size();
        return fresh;
    }

    /** How often others were told of something. */
    long told(String type) {
        return Database.number(club.tenant(), "select count(*) from app.outbox where tenant_id = ? and type = ?",
                club.tenant(), type);
    }

    @Override
    public void close() {
        club.close();
    }
}
