package io.stamgast.membership.subscribing;

import io.stamgast.kernel.Json;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a decision leaves behind, kept under the caller's key in the decision's own transaction: who repeats the key
 * learns how that stands now.
 *
 * @param subject what was decided on
 * @param call what Stripe is asked for it; null for nothing
 */
public record Decided(UUID subject, UUID call) {

    private static final String REPLAYED = "Idempotent-Replayed";

    /** As a method gives it that may be repeated by its key. */
    public Response kept() {
        return Response.accepted(this).build();
    }

    /** What was decided, now or when the key was first used. */
    public static Decided of(Response kept) {
        return kept.getEntity() instanceof byte[] json
                ? Json.read(new String(json, StandardCharsets.UTF_8), Decided.class) : (Decided) kept.getEntity();
    }

    /** Says of the answer whether it is to a key that was used before. */
    public static Response answer(Response kept, Response.ResponseBuilder answer) {
        var replayed = kept.getHeaderString(REPLAYED);
        return replayed == null ? answer.build() : answer.header(REPLAYED, replayed).build();
    }
}
