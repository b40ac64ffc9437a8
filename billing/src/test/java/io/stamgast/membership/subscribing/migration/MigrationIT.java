package io.stamgast.membership.subscribing.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.param.PriceUpdateParams;
import io.stamgast.kernel.Ids;
import io.stamgast.membership.Membership;
import io.stamgast.membership.letter.Letters;
import io.stamgast.membership.letter.Post;
import io.stamgast.membership.subscribing.change.SubscriptionChange;
import io.stamgast.membership.subscribing.change.UpdateOperation;
import io.stamgast.membership.subscribing.desk.MembershipLooks;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import io.stamgast.plan.definition.Written;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.disturbance.Failure;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationIT {

    private static final Written DEARER = Club.plan("vip").with("/prices/0/amount", "\"12.50\"");
    private static final List<String> LANGUAGES = List.of("en", "nl", "de", "ru");

    private final Club club = new Club();
    private final UUID plan = club.sells(Club.plan("vip"));
    private final PriceChangeRound round = new PriceChangeRound(Database.work(), club.plans, club.calls);

    MigrationIT() {
        club.does(new UpdateOperation(), new PriceChangeOperation());
    }

    @AfterEach
    void close() {
        club.close();
    }

    private void invite(UUID account, String language) {
        Database.execute(club.tenant(), """
                insert into app.member (tenant_id, id, account_id, email, name, role, state, language, created_at)
                values (?, ?, ?, ?, 'Jan', 'owner', 'ACTIVE', ?, now())""", club.tenant(), Ids.next(), account,
                language + "@example.org", language);
    }

    private void raise() {
        club.desk().save(plan, DEARER);
        club.mirror();
    }

    private Notices notices(int days) {
        return new Notices(club.tenant(), new MigrationJob.Parameters(plan, 2, club.price(plan, "monthly").id(), days),
                club.plans, club.clock);
    }

    private Notices.Batch tell(int days) {
        return club.call(connection -> notices(days).give(connection, Ids.NIL, 100));
    }

    private void pass(Duration time) {
        club.pass(time);
        round.run(club.tenant(), club.clock.instant());
        club.send();
        club.hear();
        round.run(club.tenant(), club.clock.instant());
    }

    private List<Long> charged() {
        return club.stripe.charges().stream().map(charge -> charge.amount()).toList();
    }

    private long count(String state) {
        return Database.number(club.tenant(), """
                select count(*) from app.membership_price_change where tenant_id = ? and state = ?""", club.tenant(),
                state);
    }

    private Membership member(String name) {
        return Buyer.of(club, name, "pm_card_visa").subscribes(plan, "monthly", 0);
    }

    @Test
    void whoWasToldPaysTheNewerPriceFromTheFirstRenewalAfterTheNotice() {
        var membership = member("A1");
        LANGUAGES.forEach(language -> invite(membership.accountId(), language));
        raise();
        assertEquals(new Notices.Batch(1, 1, null), tell(40));
        var subjects = subjects();
        assertEquals("The price of Club changes on March 15, 2026", subjects.get(0));
        assertEquals("De prijs van Club verandert op 15 maart 2026", subjects.get(1));
        assertEquals("Der Preis von Klub ändert sich am 15. März 2026", subjects.get(2));
        assertTrue(subjects.get(3).startsWith("Цена Club изменится 15 марта 2026"), subjects.get(3));

        var letters = new Post(club.tenant()).all();
        assertEquals(letters, letters.stream().filter(one -> one.letter().contains(Letters.PAGE)).toList());

        club.pass(Duration.ofDays(1));
        pass(Duration.ofDays(31));
        assertEquals(List.of(990L, 990L), charged(), "the first renewal comes too soon after it was told");
        assertEquals(1, count("PLANNED"));
        pass(Duration.ofDays(26));
        assertEquals(1, count("DONE"));
        assertEquals(2, club.membership(membership.id()).plan().version());
        assertEquals(2, charged().size(), "nothing is prorated");
        pass(Duration.ofDays(3));
        assertEquals(List.of(990L, 990L, 1_250L), charged());
    }

    private List<String> subjects() {
        return LANGUAGES.stream().map(language -> club.call(connection -> {
            try (var query = connection.prepareStatement("""
                    select subject from app.email where tenant_id = ? and language = ?""")) {
                query.setInt(1, club.tenant());
                query.setString(2, language);
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getString(1);
                }
            }
        })).toList();
    }

    @Test
    void eachIsToldOnceHoweverOftenItIsBegunAnew() {
        var told = new ArrayList<UUID>();
        for (var name : List.of("A1", "A2", "A3")) {
            told.add(member(name).id());
        }
        raise();
        var notices = notices(30);
        assertEquals(3, club.call(notices::count));
        var first = club.call(connection -> notices.give(connection, Ids.NIL, 2));
        assertEquals(new Notices.Batch(2, 2, told.get(1)), first);
        assertEquals(new Notices.Batch(1, 1, null),
                club.call(connection -> notices.give(connection, first.last(), 2)));
        assertEquals(new Notices.Batch(3, 0, null), tell(30));
        assertEquals(3, count("PLANNED"));
    }

    @Test
    void whoPaysAnotherPriceOrIsGoneIsLeftAlone() throws StripeException {
        var gone = member("A1");
        var yearly = Buyer.of(club, "A2", "pm_card_visa").subscribes(plan, "yearly", 0);
        raise();
        assertEquals(1, tell(1).told());
        club.stripe.client().v1().subscriptions().cancel(gone.stripeSubscription(), club.there());
        pass(Duration.ofDays(40));
        assertEquals(1, count("DROPPED"));
        assertEquals(yearly.plan(), club.membership(yearly.id()).plan());
    }

    @Test
    void aStillNewerPriceTakesItsPlace() {
        var membership = member("A1");
        raise();
        tell(30);
        club.desk().save(plan, DEARER.with("/prices/0/amount", "\"14.00\""));
        club.mirror();
        club.call(connection -> new Notices(club.tenant(), new MigrationJob.Parameters(plan, 3,
                club.price(plan, "monthly").id(), 30), club.plans, club.clock).give(connection, Ids.NIL, 100));
        assertEquals(1, count("DROPPED"));
        pass(Duration.ofDays(32));
        pass(Duration.ofDays(26));
        pass(Duration.ofDays(3));
        assertEquals(1_400, charged().get(2));
        assertEquals(3, club.membership(membership.id()).plan().version());
    }

    @Test
    void whoeverPaysIsToldWhereNobodyActsForTheAccount() {
        member("A1");
        raise();
        assertEquals(1, tell(30).told());
        assertEquals(1, Database.number(club.tenant(), """
                select count(*) from app.email where tenant_id = ? and recipient = 'bills@example.org'""",
                club.tenant()));
    }

    @Test
    void whoCantBeToldKeepsThePrice() {
        member("A1");
        Database.execute(club.tenant(), "update app.membership_customer set email = null where tenant_id = ?",
                club.tenant());
        raise();
        assertEquals(new Notices.Batch(1, 0, null), tell(1));
        assertEquals(0, count("PLANNED"));
        pass(Duration.ofDays(30));
        pass(Duration.ofDays(3));
        assertEquals(List.of(990L, 990L), charged());
    }

    @Test
    void aChangeThatIsUnderWayIsNotUndone() {
        var membership = member("A1");
        raise();
        tell(1);
        var gold = club.sells(Club.plan("gold"));
        club.pass(Duration.ofDays(30));
        club.call(connection -> club.calls.ask(connection, club.tenant(), UpdateOperation.NAME, membership.id(),
                SubscriptionChange.priced(membership.stripeSubscription(), new SubscriptionChange.Price(gold, 1,
                        club.price(gold, "monthly").stripePrice(), null))));

        round.run(club.tenant(), club.clock.instant());
        assertEquals(1, count("PLANNED"));
        pass(Duration.ofDays(2));
        assertEquals(gold, club.membership(membership.id()).plan().planId());
        pass(Duration.ofDays(26));
        assertEquals(1, count("DROPPED"));
    }

    private void sells(boolean active) throws StripeException {
        club.stripe.client().v1().prices().update(club.price(plan, "monthly").stripePrice(),
                PriceUpdateParams.builder().setActive(active).build(), club.there());
    }

    @Test
    void whatStripeRefusesIsShownAndCanBeToldAnew() throws StripeException {
        var membership = member("A1");
        raise();
        tell(10);
        sells(false);
        pass(Duration.ofDays(29).plusHours(1));
        assertEquals(1, count("REFUSED"));
        var shown = new MembershipLooks(Entered.tenant(club.tenant()), club.plans, club.clock)
                .find(membership.id()).priceChange();
        assertEquals("REFUSED", shown.state());
        assertEquals(new BigDecimal("12.50"), shown.price().amount());
        assertTrue(shown.problem().contains("inactive"), shown.problem());

        sells(true);
        assertEquals(new Notices.Batch(1, 1, null), tell(1), "told anew");
        assertEquals(2, Database.number(club.tenant(), "select count(*) from app.email where tenant_id = ?",
                club.tenant()));
        assertEquals(new Notices.Batch(1, 0, null), tell(1));
        pass(Duration.ofDays(1).plusHours(1));
        pass(Duration.ofDays(27));
        assertEquals(1, count("DONE"));
        pass(Duration.ofDays(3));
        assertEquals(1_250, charged().get(2));
    }

    @Test
    void whatAnOutagePreventsIsAskedForAgainOnceItIsOver() {
        member("A1");
        raise();
        tell(10);
        club.pass(Duration.ofDays(29).plusHours(1));
        club.stripe.disturb(Disturbance.share(1, Failure.ERROR_BEFORE).on("POST", "/v1/subscriptions"));
        for (var hour = 0; hour < 22; hour++) {
            round.run(club.tenant(), club.clock.instant());
            club.send();
            club.pass(Duration.ofHours(1));
        }
        club.send();
        assertEquals(0, count("REFUSED"));
        club.stripe.calm();
        pass(Duration.ofMinutes(30));
        pass(Duration.ofMinutes(30));
        assertEquals(1, count("DONE"));
        pass(Duration.ofDays(2));
        assertEquals(List.of(990L, 1_250L), charged());
    }

    @Test
    void theDayOfARenewalIsThatOfItsOwnMonth() {
        club.pass(Duration.ofDays(16));
        member("A1");
        club.pass(Duration.ofDays(10));
        raise();
        assertEquals(1, tell(25).told());
        assertEquals(1, Database.number(club.tenant(), """
                select count(*) from app.email where tenant_id = ?
                    and subject = 'The price of Club changes on March 31, 2026'""", club.tenant()));
    }

    @Test
    void anotherTenantsMembersAreNotTold() {
        member("A1");
        raise();
        var stranger = Database.newTenant();
        var notices = new Notices(stranger, new MigrationJob.Parameters(plan, 2, club.price(plan, "monthly").id(), 30),
                club.plans, club.clock);
        assertEquals(0, Database.work().call(stranger, notices::count));
        round.run(stranger, club.clock.instant().plus(Duration.ofDays(60)));
        assertNull(tell(30).last());
    }
}
