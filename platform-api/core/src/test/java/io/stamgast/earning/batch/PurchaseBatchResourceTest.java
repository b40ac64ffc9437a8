package io.stamgast.earning.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.stamgast.earning.batch.PurchaseBatchResource.Reply;
import io.stamgast.earning.posting.Outcome;
import io.stamgast.earning.posting.PurchasePosting;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DomainException;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.web.idempotency.IdempotencyKeys.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a batch that is answered at once does before its turn, and what while it has it. */
class PurchaseBatchResourceTest {

    private final List<String> done = new ArrayList<>();
    /** What somebody else does while this one waits for its turn. */
    private Runnable meanwhile = () -> { };
    private Answer stored;
    private final PurchaseBatchResource resource = new PurchaseBatchResource();

    PurchaseBatchResourceTest() {
        resource.posting = new PurchasePosting() {
            @Override
            public Turn turn(int tenant) {
                done.add("turn");
                meanwhile.run();
                return () -> done.add("over");
            }

            @Override
            public List<Outcome> post(int tenant, String actor, List<NewPurchase> purchases) {
                done.add("post");
                return List.of();
            }
        };
        resource.answers = new BatchAnswers() {
            @Override
            public Optional<Answer> find(String key, byte[] hash) {
                return Optional.ofNullable(stored);
            }

            @Override
            public Optional<Answer> keep(String key, byte[] hash, Answer answer) {
                done.add("keep");
                stored = answer;
                return Optional.empty();
            }
        };
        resource.tenant = new CurrentTenant();
        resource.tenant.set(1, "test");
        resource.user = new CurrentUser();
    }

    /** Posts a batch of one purchase that can't be read, which is that purchase's result. */
    private Reply posted(String key) throws IOException {
        return posted("[7]", key);
    }

    private Reply posted(String json, String key) throws IOException {
        try (var body = BatchBody.of(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))) {
            return resource.posted(body, BatchFormat.ARRAY, key);
        }
    }

    @Test
    void theAnswerIsKeptBeforeTheTurnIsOver() throws IOException {
        var reply = posted("key");

        assertFalse(reply.replayed());
        assertSame(stored, reply.answer());
        assertEquals(List.of("turn", "post", "keep", "over"), done);
    }

    @Test
    void withoutAKeyNothingIsKept() throws IOException {
        posted(null);

        assertEquals(List.of("turn", "post", "over"), done);
    }

    @Test
    void whatWasAnsweredBeforeWaitsForNoTurn() throws IOException {
        stored = new Answer(200, null, null, new byte[0]);

        assertSame(stored, posted("key").answer());
        assertEquals(List.of(), done);
    }

    @Test
    void whatIsAnsweredWhileItsRepeatWaitsIsNotPostedAgain() throws IOException {
        meanwhile = () -> stored = new Answer(200, null, null, new byte[0]);

        var reply = posted("key");

        assertTrue(reply.replayed());
        assertSame(stored, reply.answer());
        assertEquals(List.of("turn", "over"), done);
    }

    @Test
    void whatCantBeReadIsRefusedWithoutWaitingForATurn() {
        assertThrows(JsonProcessingException.class, () -> posted("[{", null));
        assertThrows(DomainException.class, () -> posted("{}", null));
        assertEquals(List.of(), done);
    }

    @Test
    void whatFailsGivesItsTurnBack() {
        meanwhile = () -> resource.user = null;

        assertThrows(NullPointerException.class, () -> posted(null));
        assertEquals(List.of("turn", "over"), done);
    }
}
