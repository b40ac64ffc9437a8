package io.stamgast.earning.settlement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A line of a purchase or return that a true-up is for.
 *
 * @param line its number in the purchase
 * @param netAmount decimal, negative in a return
 * @param rule the code of the rule that pays it
 */
public record TrueUpLine(UUID purchase, String source, String invoiceNumber, Instant occurredAt, int line, String sku,
                         String description, BigDecimal netAmount, String currency, UUID ruleSet, String rule) {

    /** Where a page that begins after this line goes on. */
    String position() {
        return purchase + "/" + line + "/" + ruleSet + "/" + rule;
    }
}
