package io.stamgast.earning.posting;

import io.stamgast.purchase.Purchase;
import java.util.UUID;

/**
 * What a single post is answered with.
 *
 * @param status 201 when it was posted now, 200 when the same purchase stood there before
 * @param location the purchase's address
 * @param body JSON, in UTF-8
 * @param replayed whether it is the stored answer to an earlier request with the same Idempotency-Key
 */
public record Answer(int status, String location, byte[] body, boolean replayed) {

    /** A request that is to be answered so, in the transaction that posts it. */
    public interface Request {

        /** Who sent it: keys are each client's own. */
        String client();

        /** Method and path. */
        String route();

        /** The Idempotency-Key; null without one. */
        String key();

        /** What tells this request from another one under the same key. */
        byte[] hash();

        String location(UUID purchaseId);

        byte[] body(Purchase purchase, long points, boolean judged);
    }
}
