package io.stamgast.quote;

import io.stamgast.kernel.Ids;
import io.stamgast.purchase.NewLine;
import io.stamgast.purchase.NewPurchase;
import java.time.Instant;
import java.util.List;

/**
 * A purchase that is not made yet: one as {@code POST /purchases} takes it, without a number.
 *
 * @param occurredAt null for now
 */
record Basket(String source, String account, String distributor, Instant occurredAt, String currency,
              List<NewLine> lines, String channel) {

    /** As it would be reported; its number is one that nobody has. */
    NewPurchase purchase(Instant now) {
        return new NewPurchase(source, Ids.next().toString(), account, distributor,
                occurredAt == null ? now : occurredAt, currency, null, lines, channel);
    }
}
