package io.stamgast.earning.batch;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.earning.posting.PurchasePosting;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.Roles;
import io.stamgast.web.idempotency.IdempotencyKeys;
import io.stamgast.web.idempotency.IdempotencyKeys.Answer;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** Posts batches of purchases. */
@Path("purchases/batch")
@RequestScoped
@Produces(APPLICATION_JSON)
@DenyAll
public class PurchaseBatchResource {

    static final String NDJSON = "application/x-ndjson";
    private static final String ASYNCHRONOUS = "respond-async";

    /** @param replayed whether it was given before */
    record Reply(Answer answer, boolean replayed) {
    }

    @Inject
    PurchasePosting posting;
    @Inject
    BatchAnswers answers;
    @Inject
    BatchJobs jobs;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;

    /**
     * 200 with the counts and one item per purchase; with {@code Prefer: respond-async} 202 and the job's address.
     *
     * @param body at most 10,000 purchases and 64 MB
     */
    @POST
    @Consumes({APPLICATION_JSON, NDJSON})
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public Response post(InputStream body, @HeaderParam("Idempotency-Key") String key,
                         @HeaderParam("Prefer") String prefer, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        var type = headers.getMediaType();
        var lines = type != null && type.getSubtype().equals("x-ndjson");
        var format = lines ? BatchFormat.LINES : BatchFormat.ARRAY;
        var asynchronous = prefer != null && prefer.contains(ASYNCHRONOUS);
        try (var spooled = BatchBody.of(body)) {
            var reply = asynchronous ? queued(spooled, format, key, uri) : posted(spooled, format, key);
            return response(reply.answer(), reply.replayed());
        }
    }

    private Reply queued(BatchBody body, BatchFormat format, String key, UriInfo uri) throws IOException {
        var earlier = earlier(key, body);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Batch.of(body, format); // what can't be read is said at once
        var job = jobs.create(body, format);
        var location = uri.getBaseUriBuilder().path("jobs").path(job.toString()).build().toString();
        return kept(key, body, answer(202, location, Map.of("id", job, "state", "QUEUED")));
    }

    /** What can't be read, and what was answered before, waits for no turn. */
    Reply posted(BatchBody body, BatchFormat format, String key) throws IOException {
        var earlier = earlier(key, body);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var batch = Batch.of(body, format);
        var turn = posting.turn(tenant.id());
        try (turn) {
            var meanwhile = earlier(key, body); // the same batch, sent twice at once
            return meanwhile.isPresent() ? meanwhile.get() : kept(key, body, post(batch, body));
        }
    }

    private Optional<Reply> earlier(String key, BatchBody body) {
        if (key == null) {
            return Optional.empty();
        }
        IdempotencyKeys.requireValid(key);
        return answers.find(key, body.hash()).map(answer -> new Reply(answer, true));
    }

    private Reply kept(String key, BatchBody body, Answer answer) {
        var stored = key == null ? Optional.<Answer>empty() : answers.keep(key, body.hash(), answer);
        return new Reply(stored.orElse(answer), stored.isPresent());
    }

    private Answer post(Batch batch, BatchBody body) throws IOException {
        var items = new ArrayList<BatchResult.Item>(batch.size());
        var counts = new BatchCounts[] {BatchCounts.NONE};
        new BatchPosting(posting, tenant.id(), user.name()).post(batch, body, (index, outcome) -> {
            items.add(BatchResult.Item.of(index, outcome));
            counts[0] = counts[0].plus(outcome);
        }, done -> { });
        return answer(200, null, new BatchResult(counts[0], items));
    }

    private static Answer answer(int status, String location, Object body) {
        return new Answer(status, location, null, Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    private static Response response(Answer answer, boolean replayed) {
        var response = Response.status(answer.status()).type(APPLICATION_JSON).entity(answer.body());
        if (answer.location() != null) {
            response.location(URI.create(answer.location()));
        }
        return (replayed ? response.header("Idempotent-Replayed", "true") : response).build();
    }
}
