package io.stamgast.plan.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Json;
import io.stamgast.plan.definition.PlanDefinition.Trial;
import io.stamgast.plan.definition.PlanDefinition.Visibility;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanDefinitionTest {

    private static final Written VALID = Written.valid();

    private static List<String> wrong(Written plan) {
        return plan.definition().violations().stream().map(Violation::field).toList();
    }

    @Test
    void whatIsWrittenIsReadAndWrittenAgain() {
        var read = VALID.definition();
        assertEquals(List.of(), read.violations());
        assertEquals(read, Json.read(Json.write(read), PlanDefinition.class));
    }

    @ParameterizedTest
    @CsvSource({"/code,code", "/name,name", "/prices,prices", "/prices/0/code,prices[0].code",
        "/prices/0/amount,prices[0].amount", "/prices/0/currency,prices[0].currency",
        "/prices/0/interval,prices[0].interval", "/trial/days,trial.days"})
    void whatIsMissingIsNamed(String path, String field) {
        assertEquals(List.of(field), wrong(VALID.without(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/texts", "/texts/de/name", "/texts/de/description", "/texts/de/benefits", "/prices/2",
        "/prices/2/months", "/trial", "/trial/paymentMethodRequired", "/trial/end", "/trial/reminderDays", "/benefits",
        "/benefits/earnMultiplier", "/benefits/texts", "/visibility"})
    void whatCanBeLeftOutCanBeLeftOut(String path) {
        assertEquals(List.of(), wrong(VALID.without(path)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "/code                            | \"a b\"                | code",
            "/code                            | \"-a\"                 | code",
            "/name                            | \" \"                  | name",
            "/texts/fr                        | {\"name\":\"Le club\"} | texts.fr",
            "/texts/de                        | null                   | texts.de",
            "/texts/de/name                   | \"\"                   | texts.de.name",
            "/texts/de/description            | \" \"                  | texts.de.description",
            "/texts/de/benefits/0             | \"\"                   | texts.de.benefits[0]",
            "/prices                          | []                     | prices",
            "/prices/1                        | null                   | prices[1]",
            "/prices/1/code                   | \"monthly\"            | prices[1].code",
            "/prices/1/code                   | \"a b\"                | prices[1].code",
            "/prices/0/amount                 | \"9.901\"              | prices[0].amount",
            "/prices/0/amount                 | \"-0.01\"              | prices[0].amount",
            "/prices/0/amount                 | \"1000000.00\"         | prices[0].amount",
            "/prices/2/amount                 | \"100000000\"          | prices[2].amount",
            "/prices/2/amount                 | \"0\"                  | prices[2].amount",
            "/prices/2/amount                 | \"0.5\"                | prices[2].amount",
            "/prices/0/currency               | \"eur\"                | prices[0].currency",
            "/prices/0/currency               | \"XXX\"                | prices[0].currency",
            "/prices/0/currency               | \"ISK\"                | prices[0].currency",
            "/prices/0/months                 | 1                      | prices[0].months",
            "/prices/2/months                 | 0                      | prices[2].months",
            "/prices/2/months                 | 601                    | prices[2].months",
            "/trial/days                      | -1                     | trial.days",
            "/trial/days                      | 731                    | trial.days",
            "/trial/reminderDays/0            | 0                      | trial.reminderDays[0]",
            "/trial/reminderDays/1            | 7                      | trial.reminderDays[1]",
            "/trial/reminderDays/1            | null                   | trial.reminderDays[1]",
            "/trial/reminderDays              | [1,2,3,4,5,6,7,8,9,10,11] | trial.reminderDays",
            "/benefits/earnMultiplier         | \"0.9\"                | benefits.earnMultiplier",
            "/benefits/earnMultiplier         | \"100.1\"              | benefits.earnMultiplier",
            "/benefits/earnMultiplier         | \"1.1234567\"          | benefits.earnMultiplier",
            "/benefits/rewardDiscountPercent  | \"-1\"                 | benefits.rewardDiscountPercent",
            "/benefits/rewardDiscountPercent  | \"100.01\"             | benefits.rewardDiscountPercent",
            "/benefits/monthlyPoints          | -1                     | benefits.monthlyPoints",
            "/benefits/monthlyPoints          | 1000001                | benefits.monthlyPoints",
            "/benefits/texts/0                | null                   | benefits.texts[0]"})
    void whatIsWrongIsNamed(String path, String value, String field) {
        assertEquals(List.of(field), wrong(VALID.with(path, value)));
    }

    @Test
    void aFeePaidOnceCannotBeTried() {
        var once = VALID.without("/prices/1").without("/prices/0");
        assertEquals(List.of("trial.days"), wrong(once));
        assertEquals(List.of(), wrong(once.with("/trial/days", "0")));
        assertEquals(List.of(), wrong(VALID.without("/prices/1")), "the monthly one can");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "/prices/0/amount                 | \"0\"",
            "/prices/0/amount                 | \"999999.99\"",
            "/prices/2/amount                 | \"99999999\"",
            "/prices/2/months                 | 600",
            "/trial/days                      | 730",
            "/trial/reminderDays              | []",
            "/benefits/earnMultiplier         | \"100\"",
            "/benefits/rewardDiscountPercent  | \"100\"",
            "/benefits/monthlyPoints          | 1000000"})
    void theUtmostIsTaken(String path, String value) {
        assertEquals(List.of(), wrong(VALID.with(path, value)));
    }

    @Test
    void aPlanHasAtMostTenPrices() {
        var ten = prices(10);
        assertEquals(List.of(), wrong(VALID.with("/prices", ten)));
        assertEquals(List.of("prices"), wrong(VALID.with("/prices", prices(11))));
    }

    private static String prices(int number) {
        return IntStream.range(0, number).mapToObj("""
                {"code":"p%d","amount":"1.00","currency":"EUR","interval":"MONTH"}"""::formatted)
                .collect(Collectors.joining(",", "[", "]"));
    }

    @ParameterizedTest
    @CsvSource({"9.9,EUR,990", "9.90,EUR,990", "9,EUR,900", "1000,JPY,1000", "1.230,BHD,1230", "5,KRW,5"})
    void amountsAreCountedInTheMinorUnitOfTheirCurrency(BigDecimal amount, String currency, long minor) {
        assertEquals(minor, new PlanDefinition.Price("p", amount, currency, Interval.MONTH, null).amountMinor());
    }

    @Test
    void ofThreeDecimalsStripeTakesTwo() {
        var dinar = VALID.with("/prices/0/currency", "\"BHD\"");
        assertEquals(List.of(), wrong(dinar.with("/prices/0/amount", "\"1.230\"")));
        assertEquals(List.of("prices[0].amount"), wrong(dinar.with("/prices/0/amount", "\"1.234\"")));
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        assertEquals(List.of("code", "name", "prices"), Json.read("{}", PlanDefinition.class).violations().stream()
                .map(Violation::field).toList());
    }

    @Test
    void whatIsLeftOutIsAsIfTheUsualWasWritten() {
        var plan = VALID.without("/trial").without("/benefits").without("/visibility").definition();
        assertEquals(new Trial(0, true, Trial.End.CANCEL, List.of(3)), plan.trial());
        assertEquals(new PlanDefinition.Benefits(BigDecimal.ONE, BigDecimal.ZERO, false, 0L, List.of()),
                plan.benefits());
        assertEquals(Visibility.PUBLIC, plan.visibility());
    }

    @Test
    void itIsTheSameHoweverItsNumbersAreWritten() {
        var same = VALID.with("/prices/0/amount", "\"9.9\"").with("/prices/2/amount", "\"30000.0\"")
                .with("/benefits/earnMultiplier", "2.00").with("/benefits/rewardDiscountPercent", "\"10.0\"");
        assertEquals(VALID.definition(), same.definition());
        assertNotEquals(VALID.definition(), VALID.with("/prices/0/amount", "\"9.91\"").definition());
    }

    @Test
    void itIsDescribedInTheFirstLanguageThatHasADescription() {
        var english = VALID.with("/texts/en", "{\"name\":\"The club\"}");
        assertEquals(Optional.of("Für Stammgäste"), english.definition().description());
        assertEquals(Optional.of("For regulars"),
                english.with("/texts/en/description", "\"For regulars\"").definition().description());
        assertEquals(Optional.empty(), VALID.without("/texts").definition().description());
    }
}
