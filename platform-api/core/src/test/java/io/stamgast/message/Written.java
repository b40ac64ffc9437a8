package io.stamgast.message;

import io.stamgast.message.letter.Amount;
import io.stamgast.message.letter.Template;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;

/** E-mails that tests send; their words lie in {@code emails.properties} of the tests' resources. */
public final class Written {

    public static final Template GIFT = new Template(Written.class, "gift");
    public static final Template PLAIN = new Template(Written.class, "plain");
    public static final Map<String, Object> GIFT_DATA = Map.of("name", "Jan <b>& Co</b>", "points", 1234L,
            "amount", new Amount(new BigDecimal("1234.5"), Currency.getInstance("EUR")),
            "day", LocalDate.parse("2026-12-31"), "moment", Instant.parse("2026-11-30T22:30:00Z"));

    private Written() {
    }
}
