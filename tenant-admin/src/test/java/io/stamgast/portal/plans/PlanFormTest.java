package io.stamgast.portal.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Json;
import io.stamgast.plan.PlanView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition;
import io.stamgast.plan.definition.PlanDefinition.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlanFormTest {

    private static final PlanDefinition CLUB = Json.read("""
            {"code":"club","name":"Club","texts":{"nl":{"name":"Kring","description":"Voor vaste klanten"}},
            "prices":[{"code":"m","amount":"9.90","currency":"EUR","interval":"MONTH"},
            {"code":"term","amount":"99","currency":"EUR","interval":"ONCE","months":12}],
            "trial":{"days":14,"paymentMethodRequired":false,"end":"PAUSE","reminderDays":[7,1]},
            "benefits":{"earnMultiplier":"1.5","rewardDiscountPercent":"10","monthlyPoints":50,
            "texts":["Free delivery","A gift"]},"visibility":"HIDDEN"}""", PlanDefinition.class);

    private final PlanForm form = PlanForm.of(shown());

    private static PlanView shown() {
        var prices = CLUB.prices().stream().map(price -> new PlanView.PriceView(UUID.randomUUID(), price.code(),
                price.amount(), price.currency(), price.interval(), price.months(), 1, null, true, null,
                null)).toList();
        return new PlanView(UUID.randomUUID(), CLUB.code(), CLUB.name(), CLUB.texts(), prices, CLUB.trial(),
                CLUB.benefits(), CLUB.visibility(), 3, Instant.EPOCH, true, null, null, List.of());
    }

    @Test
    void whatNobodyChangesStaysAsItWas() {
        assertEquals(CLUB, form.definition());
    }

    @Test
    void whatTheFormDoesNotShowIsKept() {
        form.setName("Circle");
        form.setTrialDays(7);

        var changed = form.definition();

        assertEquals("Circle", changed.name());
        assertEquals("Kring", changed.texts().get("nl").name());
        assertEquals(List.of(7, 1), changed.trial().reminderDays());
    }

    @Test
    void aNewPriceIsNamedByItsIntervalAndByANumberWhereThatIsTaken() {
        for (var amount : List.of("12", "13")) {
            form.add("EUR");
            form.getRows().get(form.getRows().size() - 1).setAmount(new BigDecimal(amount));
        }

        assertEquals(List.of("m", "term", "month", "month-2"),
                form.definition().prices().stream().map(Price::code).toList());
    }

    @Test
    void monthsBelongToWhatIsPaidOnce() {
        var term = form.getRows().get(1);
        term.setInterval(Interval.YEAR);

        assertEquals(List.of(), form.definition().violations());
    }

    @Test
    void whatWasRefusedIsNamedByTheIntervalThatItHasThen() {
        var fresh = PlanForm.empty("EUR");
        fresh.definition();
        fresh.getRows().get(0).setInterval(Interval.YEAR);

        assertEquals("year", fresh.definition().prices().get(0).code());
    }

    @Test
    void oneRowStaysForThePriceThatIsMissing() {
        var fresh = PlanForm.empty("EUR");
        fresh.dropEmptyRows();

        assertEquals(1, fresh.getRows().size());
    }

    @Test
    void aRowInWhichNothingStandsIsNoPrice() {
        form.add("EUR");
        form.dropEmptyRows();

        assertEquals(2, form.getRows().size());
    }

    @Test
    void benefitsInWordsStandOneBelowTheOther() {
        assertEquals("Free delivery\nA gift", form.getBenefits().getTexts());
        form.getBenefits().setTexts(" Coffee \n\n Cake\r\n");
        assertEquals(List.of("Coffee", "Cake"), form.definition().benefits().texts());
        form.getBenefits().setTexts(null);
        assertEquals(List.of(), form.definition().benefits().texts());
    }

    @Test
    void aNewPlanBeginsWithOneMonthlyPriceInTheProgramsCurrency() {
        var fresh = PlanForm.empty("GBP");
        fresh.setCode("club");
        fresh.setName("Club");
        fresh.getRows().get(0).setAmount(new BigDecimal("5"));

        var definition = fresh.definition();

        assertEquals(List.of(), definition.violations());
        assertEquals(List.of("month"), definition.prices().stream().map(Price::code).toList());
        assertTrue(definition.prices().stream().allMatch(price -> price.currency().equals("GBP")));
    }
}
