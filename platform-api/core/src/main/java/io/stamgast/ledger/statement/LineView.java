package io.stamgast.ledger.statement;

import io.stamgast.ledger.Posting;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;

/**
 * A statement's line on the wire.
 *
 * @param text what happened, in English words
 * @param explanation the address under which it is explained
 */
public record LineView(UUID id, Posting.Kind kind, String text, Instant occurredAt, Instant postedAt, long available,
                       long pending, long reserved, long waived, UUID purchase, String invoiceNumber,
                       UUID redemption, UUID reverses, String actor, String reason, String explanation) {

    static LineView of(StatementLine line, UriInfo uri) {
        return new LineView(line.id(), line.kind(), line.text(), line.occurredAt(), line.postedAt(),
                line.available(), line.pending(), line.reserved(), line.waived(), line.purchase(),
                line.invoiceNumber(), line.redemption(), line.reverses(), line.actor(), line.reason(),
                uri.getBaseUriBuilder().path(line.explanation()).build().toString());
    }
}
