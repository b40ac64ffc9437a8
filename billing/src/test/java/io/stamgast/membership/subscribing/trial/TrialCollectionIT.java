package io.stamgast.membership.subscribing.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trials of 14 days. */
class TrialCollectionIT {

    private final Club club = new Club();
    private final Buyer buyer = Buyer.of(club, "A1", null);
    private final TrialCollectionRound round = new TrialCollectionRound(club.work, club.calls);

    TrialCollectionIT() {
        club.does(new TrialCollection());
    }

    @AfterEach
    void close() {
        club.close();
    }

    private Membership tries(String end) {
        var plan = club.sells(Club.plan("vip").with("/trial/end", "\"" + end + "\""));
        return buyer.subscribes(plan, "monthly", 14);
    }

    private Collection afterARound(UUID membership) {
        round.run(club.tenant(), club.clock.instant());
        club.send();
        club.hear();
        return club.membership(membership).collection();
    }

    @Test
    void aTrialThatEndsWithAnInvoiceIsPaidByInvoiceUntilThereIsACard() {
        var tried = tries("INVOICE");
        assertEquals(Collection.CARD, afterARound(tried.id()), "a card may be on its way for an hour");
        club.pass(Duration.ofMinutes(61));
        assertEquals(Collection.INVOICE, afterARound(tried.id()));

        buyer.takes("pm_card_visa");
        club.pass(Duration.ofMinutes(61));

        assertEquals(Collection.CARD, afterARound(tried.id()));
    }

    @Test
    void aTrialThatEndsOtherwiseStaysAsItIs() {
        var tried = tries("PAUSE");
        club.pass(Duration.ofMinutes(61));
        assertEquals(Collection.CARD, afterARound(tried.id()));
        assertEquals(0, asked(club.tenant()));
    }

    @Test
    void whatIsChosenByHandAtTheSameMomentStays() throws Exception {
        var tried = tries("INVOICE");
        club.pass(Duration.ofMinutes(61));
        var threads = Executors.newSingleThreadExecutor();
        try {
            club.call(connection -> {
                new MembershipTable(connection, club.tenant()).lock(tried.id()).orElseThrow();
                var waiting = threads.submit(() -> round.run(club.tenant(), club.clock.instant()));
                Database.awaitThatOneWaits(connection, waiting);
                club.calls.ask(connection, club.tenant(), "membership.update", tried.id(),
                        Map.of("collection", "INVOICE", "daysUntilDue", 30));
                return waiting;
            }).get();
        } finally {
            threads.shutdown();
        }
        assertEquals(0, asked(club.tenant()));
    }

    @Test
    void anotherTenantsTrialsAreNotTouched() {
        tries("INVOICE");
        club.pass(Duration.ofMinutes(61));
        var stranger = Database.newTenant();

        round.run(stranger, club.clock.instant());

        assertEquals(0, asked(stranger));
        assertEquals(0, asked(club.tenant()));
    }

    private static long asked(int tenant) {
        return Database.number(tenant, "select count(*) from app.stripe_call where operation = '"
                + TrialCollection.NAME + "'");
    }
}
