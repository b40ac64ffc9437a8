package io.stamgast.benchmark;

import io.stamgast.earning.posting.Answer;
import io.stamgast.purchase.Purchase;
import java.util.UUID;

/** A single post without an Idempotency-Key, as the load sends it. */
enum SingleRequest implements Answer.Request {

    INSTANCE;

    @Override
    public String client() {
        return "benchmark";
    }

    @Override
    public String route() {
        return "POST /v1/purchases";
    }

    @Override
    public String key() {
        return null;
    }

    @Override
    public byte[] hash() {
        return new byte[32];
    }

    @Override
    public String location(UUID purchaseId) {
        return "/purchases/" + purchaseId;
    }

    @Override
    public byte[] body(Purchase purchase, long points, boolean judged) {
        return new byte[0];
    }
}
