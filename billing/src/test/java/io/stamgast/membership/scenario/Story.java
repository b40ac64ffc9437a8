package io.stamgast.membership.scenario;

import io.stamgast.dunning.policy.Published;
import io.stamgast.dunning.recovery.DunningCase;
import io.stamgast.membership.Membership;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.letter.Post;
import io.stamgast.membership.subscribing.change.Changes;
import io.stamgast.membership.subscribing.change.Counter;
import io.stamgast.membership.subscribing.desk.InvoiceView;
import io.stamgast.membership.subscribing.desk.MembershipView;
import io.stamgast.membership.subscribing.taking.CheckoutRequest;
import io.stamgast.membership.subscribing.taking.CheckoutView;
import io.stamgast.membership.testing.Club;
import io.stamgast.message.delivery.Mailbox;
import io.stamgast.plan.definition.Written;
import io.stamgast.stripe.simulator.Browser;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.invoice.BillingRules;
import io.stamgast.stripe.simulator.invoice.BillingRules.FinalOutcome;
import io.stamgast.testing.Database;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What an account lives through with a membership of 9.90 EUR a month. It begins on 15 January 2026, at 10:00 UTC; the
 * days go by until noon, and whatever runs by the clock runs then. Stripe is as it is where nobody has set it up; only
 * where news is late it waits a week before it charges again, so that we can hear of the failure before.
 */
final class Story implements AutoCloseable {

    static final Written WITHOUT_TRIAL = Club.plan("vip").with("/trial/days", "0");

    /** A little longer than somebody is left alone with events, calls and steps of cases that he has at hand. */
    private static final Duration LEASE = Duration.ofMinutes(6);

    final Club club = new Club();
    final Post post = new Post(club.tenant());
    final Mailbox mailbox = new Mailbox();
    final UUID account = club.account("A1");
    Counter counter;
    private final UUID member = post.member(account, "jan@example.org", "en");
    private final Weather weather;
    private Server server;
    private CheckoutView checkout;
    private int wishes;
    private int heard;

    Story(Written plan) {
        this(plan, Weather.FAIR);
    }

    Story(Written plan, Weather weather) {
        this.weather = weather;
        begins();
        club.stripe.rules(club.stripeAccount(), weather.isFoul() ? BillingRules.DEFAULT.withRetries(2, 14)
                : BillingRules.DEFAULT);
        club.sells(plan);
        club.stripe.disturb(weather.webhooks());
    }

    /** @param lives after how many crossings the server is killed for the first time, then again, and so on */
    static Story mortal(Written plan, List<Integer> lives) {
        var story = new Story(plan);
        story.club.takeTurns(story::begins);
        story.club.cuts.plan(lives);
        return story;
    }

    private void begins() {
        club.begin();
        server = new Server(club, mailbox);
        counter = server.counter();
    }

    /** Does it, and again with a new server for as long as the old one is killed meanwhile. */
    private <T> T survives(Supplier<T> step) {
        while (true) {
            try {
                var result = step.get();
                if (!club.cuts.isDead()) {
                    return result;
                }
            } catch (RuntimeException | Error failure) {
                if (!club.cuts.isDead()) {
                    throw failure;
                }
            }
            comesBack();
        }
    }

    private void survives(Runnable step) {
        survives(() -> {
            step.run();
            return null;
        });
    }

    /** What the dead one had at hand is free again after a while; sometimes events are heard first. */
    private void comesBack() {
        begins();
        club.passUnheard(LEASE);
        if (club.cuts.deaths().size() % 2 == 0) {
            hears();
        }
    }

    /** Sells one more plan. */
    void sells(Written plan) {
        club.desk().create(plan);
        survives(club::mirror);
    }

    /** Asks for the plan by the month; what follows is on Stripe's page. */
    Story asks() {
        return asks("monthly", null, null);
    }

    /** To be paid by invoice, within so many days. */
    Story asksForInvoices(String price, int days) {
        return asks(price, Membership.Collection.INVOICE, days);
    }

    /** To pay once, 300.00 EUR for 24 months. */
    Story asksToPayOnce() {
        return asks("lasting", null, null);
    }

    private Story asks(String price, Membership.Collection collection, Integer days) {
        var key = "wish-" + ++wishes;
        var wish = new CheckoutRequest("vip", price, member, null, collection, days, "https://shop.example/done",
                "https://shop.example/left");
        checkout = survives(() -> server.till().asks(account, wish, key));
        return this;
    }

    /** Asks for a change of the membership. */
    MembershipView does(Function<Changes, Response> change) {
        var key = "wish-" + ++wishes;
        return survives(() -> counter.does(checkout.id(), key, change));
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
        var portal = survives(() -> counter.desk().portal(checkout.id(), "https://shop.example/account"));
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

    /** Pays the invoice that is open, on its page. */
    Story paysInvoice(String card) {
        club.browser.submit(counter.looks().find(checkout.id()).openInvoice().page(), "card", card);
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

    /** Stripe charges again by itself, so often within two weeks; the policy's steps do all else. */
    Story stripeCharges(int times) {
        Published.withoutCharges(club.tenant(), Club.START);
        club.stripe.rules(club.stripeAccount(), new BillingRules(times, 14, FinalOutcome.PAST_DUE, 7));
        return this;
    }

    /** Stripe charges again, and ends what it could not charge, as it does by itself; the steps do all else. */
    Story stripeDecides() {
        Published.withoutCharges(club.tenant(), Club.START);
        return this;
    }

    /** Stripe never charges again, and ends what could not be charged. */
    Story stripeGivesUpAtOnce() {
        club.stripe.rules(club.stripeAccount(), new BillingRules(0, 14, FinalOutcome.CANCEL, 7));
        return this;
    }

    /** What comparisons and events found that people must look at. */
    List<String> findings() {
        return club.call(connection -> {
            try (var query = connection.prepareStatement("""
                    select problem || ' ' || (differences -> 0 ->> 'stripe') from app.reconciliation_finding
                    where tenant_id = ? and not healed order by id""")) {
                query.setInt(1, club.tenant());
                var found = new ArrayList<String>();
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(row.getString(1));
                    }
                }
                return found;
            }
        });
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
        club.goTo(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        hears();
        if (weather.isLossy()) {
            reconciles();
        }
        runs();
    }

    /** All that the clock starts. */
    private void runs() {
        server.rounds().forEach(this::survives);
        hears();
        survives(server::sendsMail);
    }

    private Story hears() {
        if (!weather.dozes()) {
            survives(club::hear);
        }
        return this;
    }

    /** Compares all with Stripe. */
    Story reconciles() {
        var job = server.ordersReconciliation();
        survives(() -> server.reconciles(job));
        return this;
    }

    /** The weather is fair again, and everything settles: what was late without help, what was lost by comparing. */
    Story settles() {
        club.stripe.calm();
        weather.clears();
        hears();
        if (weather.isLossy()) {
            reconciles();
        }
        runs();
        return this;
    }

    /** Nothing happens but what was late. */
    Story restsForAnHour() {
        club.passUnheard(Duration.ofHours(1));
        hears();
        runs();
        return this;
    }

    /** No webhook arrives from now on. */
    Story missesNews() {
        club.stripe.disturb(Disturbance.webhooks().lost(1));
        return this;
    }

    /** Webhooks arrive again; those that were lost stay lost. */
    Story hasNewsAgain() {
        club.stripe.calm();
        return this;
    }

    Instant now() {
        return club.clock.instant();
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
        mailbox.close();
    }
}
