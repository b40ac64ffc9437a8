package io.stamgast.earning;

import io.stamgast.earning.posting.Answer;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.Sha256;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.purchase.Purchase;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A {@code POST /purchases}, as far as its answer and its Idempotency-Key are concerned. */
record PostedRequest(String client, String key, NewPurchase purchase, UriInfo uri) implements Answer.Request {

    @Override
    public String route() {
        return "POST /purchases";
    }

    /** Of the content, not of the bytes: blanks and the order of members make no other request. */
    @Override
    public byte[] hash() {
        return Sha256.of(Json.write(purchase));
    }

    @Override
    public String location(UUID purchaseId) {
        return uri.getAbsolutePathBuilder().path(purchaseId.toString()).build().toString();
    }

    @Override
    public byte[] body(Purchase posted, long points, boolean judged) {
        return Json.write(PostedView.of(posted, points, judged)).getBytes(StandardCharsets.UTF_8);
    }
}
