package io.stamgast.ledger.statement;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.stamgast.ledger.Posting;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A posting with all that is known of it.
 *
 * @param reversedBy the posting that corrects it; null while none does
 * @param explanation how its points were worked out; null where its kind says it all
 */
public record PostingView(UUID id, UUID account, Posting.Kind kind, String text, Instant occurredAt, Instant postedAt,
                          long available, long pending, long reserved, long waived, UUID purchase,
                          String invoiceNumber, UUID redemption, UUID reverses, UUID reversedBy, String actor,
                          String reason, List<Posting.Entry> entries, @JsonRawValue String explanation) {

    static PostingView of(StatementLine line, UUID reversedBy, List<Posting.Entry> entries, String explanation) {
        return new PostingView(line.id(), line.account(), line.kind(), line.text(), line.occurredAt(),
                line.postedAt(), line.available(), line.pending(), line.reserved(), line.waived(), line.purchase(),
                line.invoiceNumber(), line.redemption(), line.reverses(), reversedBy, line.actor(), line.reason(),
                entries, explanation);
    }
}
