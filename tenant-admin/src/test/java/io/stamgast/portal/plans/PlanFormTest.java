package io.stamgast.portal.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Json;
import io.stamgast.plan.PlanView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition;
import io.stamgast.plan.definition.PlanDefinition.Price;
import io.stamgast.plan.definition.PlanDefinition.Text;
import io.stamgast.portal.language.Language;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    private TextForm in(Language language) {
        return form.getTexts().stream().filter(text -> text.getLanguage() == language).findFirst().orElseThrow();
    }

    @Test
    void aPlanIsToldInEachLanguageInWhichSomethingIsWritten() {
        assertTrue(in(Language.NL).isFilled());
        assertEquals("Kring", in(Language.NL).getName());
        in(Language.NL).setName(" ");
        in(Language.NL).setDescription("\r\n");
        in(Language.RU).setName(" Круг ");
        in(Language.RU).setDescription("Для своих\r\nи друзей");
        in(Language.RU).setBenefits("Кофе\r\n\r\n Торт");
        in(Language.DE).setBenefits(null);

        assertEquals(Map.of("ru", new Text("Круг", "Для своих\nи друзей", List.of("Кофе", "Торт"))),
                form.definition().texts());
    }

    @Test
    void reminderDaysAreThoseWrittenAndNoneWhereNoneAreWritten() {
        assertEquals(List.of(7, 1), form.getReminderDays());
        form.setReminderDays(List.of(5));
        assertEquals(List.of(5), form.definition().trial().reminderDays());
        form.setReminderDays(null);
        assertEquals(List.of(), form.definition().trial().reminderDays());
        assertEquals(List.of(3), PlanForm.empty("EUR").getReminderDays());
    }

    @Test
    void aNewPriceThatWasRefusedIsNamedByTheIntervalThatItIsGivenThen() {
        form.add("EUR");
        var added = form.getRows().get(2);
        form.definition(); // refused, say
        added.setInterval(Interval.YEAR);
        added.setAmount(BigDecimal.TEN);

        assertEquals("year", form.definition().prices().get(2).code());
    }

    @Test
    void aNewPriceCanBeGivenACodeAndAnOldOneKeepsIts() {
        form.add("EUR");
        var added = form.getRows().get(2);
        added.setCode(" gold ");
        added.setAmount(BigDecimal.TEN);

        assertEquals("gold", form.definition().prices().get(2).code());
        assertEquals(List.of(false, false, true), form.getRows().stream().map(PlanForm.Row::isFresh).toList());
    }

    @Test
    void aRowEmptiedAfterItWasRefusedIsNoPrice() {
        form.add("EUR");
        form.definition();
        form.dropEmptyRows();

        assertEquals(2, form.getRows().size());
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
