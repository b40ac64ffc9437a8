package io.stamgast.earning.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.earning.period.Shop;
import io.stamgast.earning.reversal.Corrector;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.testing.Database;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrueUpsIT {

    private static final String MARCH = "2011-03-10T10:00:00Z";

    private final Shop shop = new Shop();
    private final UUID account = shop.account("A1");

    @Test
    void aTrueUpKeepsWhyItIsWhatItIs() {
        var version = shop.shareRule("PERIOD_CLOSE", "QUARTER");
        shop.buy(account, MARCH, "3000.00");
        shop.observe(account, "2011-Q1", "10000");
        shop.close("2011-Q1");

        var explained = explanation(trueUp());

        assertEquals("2011-Q1", explained.closed());
        assertEquals(account, explained.account());
        var part = explained.rules().get(0);
        assertEquals(version, part.ruleSetId());
        assertEquals(300_000, part.trueUp().matchedMinor());
        assertEquals("2", part.trueUp().multiplier().toString());
        assertEquals(300, part.trueUp().before());
        assertEquals(300, part.trueUp().points());
        assertEquals("0.3000", part.trueUp().share().share().shown(4).toPlainString());
        assertEquals("DECLARED", part.trueUp().share().source().name());
        assertEquals("2011-12-31", part.trueUp().share().observedOn().toString());
    }

    @Test
    void itNamesEveryLineItTopsUpAndNoOther() {
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var first = shop.post(account, MARCH, null, Shop.line("milk", null, "100.00", true),
                Shop.line("rival", null, "900.00", false), Shop.line("butter", null, "50.00", true));
        shop.buy(account, "2011-04-10T10:00:00Z", "77.00");
        shop.buy(shop.account("A2"), MARCH, "88.00");
        var back = shop.bringBack(first, account, "2011-05-10T10:00:00Z", "20.00");
        shop.observe(account, "2011-Q1", "400.00");
        shop.close("2011-Q1");
        var posting = trueUp();
        shop.at("2012-02-01T00:00:00Z");
        shop.buy(account, MARCH, "66.00"); // after the close

        var lines = lines(shop.tenant, posting, null, 10);

        assertEquals(List.of(first + " milk 100.00", first + " butter 50.00", back + " milk -20.00"),
                lines.stream().map(line -> line.invoiceNumber() + " " + line.sku() + " " + line.netAmount()).toList());
        var matched = explanation(posting).rules().get(0).trueUp().matchedMinor();
        assertEquals(matched, lines.stream().map(TrueUpLine::netAmount).reduce(BigDecimal.ZERO, BigDecimal::add)
                .movePointRight(2).longValueExact());
    }

    @Test
    void whatWasReversedByHandBeforeItIsNotTopped() {
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var kept = shop.buy(account, MARCH, "100.00");
        var reversed = shop.buy(account, MARCH, "200.00");
        var reversedLater = shop.buy(account, MARCH, "300.00");
        shop.observe(account, "2011-Q1", "600.00");
        var corrector = new Corrector(shop);
        corrector.reverseInvoice(reversed);
        shop.close("2011-Q1");
        shop.at("2012-02-01T00:00:00Z");
        corrector.reverseInvoice(reversedLater);

        var lines = lines(shop.tenant, trueUp(), null, 10);

        assertEquals(List.of(kept, reversedLater), lines.stream().map(TrueUpLine::invoiceNumber).toList());
    }

    @Test
    void linesAreReadPageByPage() {
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        for (int i = 1; i <= 5; i++) {
            shop.buy(account, MARCH, i + "0.00");
        }
        shop.observe(account, "2011-Q1", "200.00");
        shop.close("2011-Q1");
        var posting = trueUp();
        var all = lines(shop.tenant, posting, null, 10);
        var page = lines(shop.tenant, posting, null, 2);
        assertEquals(all.subList(0, 2), page);
        assertEquals(all.subList(2, 5), lines(shop.tenant, posting, page.get(1).position(), 10));
    }

    @Test
    void anotherTenantsTrueUpIsUnknown() {
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        shop.buy(account, MARCH, "3000.00");
        shop.observe(account, "2011-Q1", "10000");
        shop.close("2011-Q1");
        var posting = trueUp();
        var refusal = assertThrows(DomainException.class, () -> lines(Database.newTenant(), posting, null, 10));
        assertEquals(DomainException.Kind.NOT_FOUND, refusal.kind());
    }

    private static List<TrueUpLine> lines(int tenant, UUID posting, String after, int limit) {
        return Database.work().call(tenant, connection -> TrueUps.lines(connection, tenant, posting, after, limit));
    }

    private UUID trueUp() {
        return UUID.fromString(text("id::text"));
    }

    private TrueUpExplanation explanation(UUID posting) {
        assertEquals(posting, trueUp());
        return Json.read(text("explanation::text"), TrueUpExplanation.class);
    }

    private String text(String column) {
        return Database.work().call(shop.tenant, connection -> {
            try (var query = connection.prepareStatement("select " + column + " from app.posting"
                    + " where tenant_id = ? and account_id = ? and kind = 'TRUE_UP'")) {
                query.setInt(1, shop.tenant);
                query.setObject(2, account);
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getString(1);
                }
            }
        });
    }
}
