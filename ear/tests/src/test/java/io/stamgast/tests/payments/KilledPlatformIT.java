package io.stamgast.tests.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.tests.platform.MovedPlatform;
import io.stamgast.tests.platform.OnMovedPlatform;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@OnMovedPlatform
class KilledPlatformIT {

    private static final String CLUB = """
            {"code":"club","name":"Club","prices":[
            {"code":"monthly","amount":"9.90","currency":"EUR","interval":"MONTH"}],
            "benefits":{"earnMultiplier":"2"}}""";

    /** Two renew while the server is dead, and one of them can't pay; when it hears of that, it is killed once more. */
    @Test
    void aServerThatWasDeadAtARenewalEndsWhereOthersDo(MovedPlatform moved) throws Exception {
        var club = new Club(moved).connected().earning().sells(CLUB);
        var payer = club.buyer("A", "en").takes("club", "monthly", "VISA");
        var other = club.buyer("B", "en").takes("club", "monthly", "VISA").bankSays("INSUFFICIENT_FUNDS");
        List.of(payer, other).forEach(buyer -> buyer.awaitPaid(1));
        var renewal = other.periodEnd().plus(Club.CHARGING);

        moved.kill();
        try (var alone = moved.stripeAlone()) {
            moved.passTo(renewal);
        } finally {
            moved.startAgain();
        }
        moved.await("hear of the failure", () -> club.get("/billing/stripe-events?type=invoice.payment_failed"),
                heard -> heard.get("items").size() == 1);
        moved.kill();
        moved.startAgain();

        payer.awaitPaid(2);
        other.awaitState("PAST_DUE");
        moved.await("open the case", other::cases, cases -> cases.size() == 1);
        List.of(payer, other).forEach(buyer -> assertEquals(200, buyer.earns()));
        other.replacesTheCard("MASTERCARD").awaitState("ACTIVE");
        other.awaitPaid(2);
        assertEquals("RECOVERED", other.dunned().get("state").asText());
        assertEquals(1, other.cases().size());
        assertEquals(List.of(990L, 990L, 990L, 990L), club.charged());
        assertEquals(List.of(1L, 1L, 1L, 1L), List.copyOf(club.charges().stream()
                .filter(one -> one.get("succeeded").asBoolean())
                .collect(Collectors.groupingBy(one -> one.get("invoice").asText(), Collectors.counting())).values()));
        assertEquals(List.of("payment-failed"), Club.all(club.get("/emails").get("items")).stream()
                .map(KilledPlatformIT::template).toList());
    }

    private static String template(JsonNode email) {
        return email.get("template").asText();
    }
}
