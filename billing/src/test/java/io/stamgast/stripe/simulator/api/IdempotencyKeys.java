package io.stamgast.stripe.simulator.api;

import io.stamgast.stripe.simulator.http.Reply;
import io.stamgast.stripe.simulator.http.Visit;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Form;
import io.stamgast.stripe.simulator.world.Account;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The answers that were given, by the caller's key. What is answered once execution has begun is kept, whether it
 * succeeded or not, and given again for 24 hours of the simulator's time.
 */
final class IdempotencyKeys {

    private static final String KEPT = "_idempotency";
    private static final long KEPT_SECONDS = 86_400;

    private final Set<String> running = new HashSet<>();

    /** Refuses while another call with this key is running. */
    void begin(Account account, String key) {
        synchronized (running) {
            if (!running.add(account.id() + " " + key)) {
                throw ApiError.of(409, "idempotency_error", "idempotency_key_in_use", "There is currently another"
                        + " in-progress request using this Idempotent Key (that probably means you submitted twice, and"
                        + " the other request is still going through): " + key);
            }
        }
    }

    /** The answer that was given under the key, if there is one. */
    Optional<Reply> earlier(Account account, Visit visit, String key) {
        var earlier = account.table(KEPT).get(key);
        if (earlier == null || earlier.number("at") + KEPT_SECONDS <= account.now((String) null)) {
            return Optional.empty();
        }
        if (!earlier.is("asked", asked(visit))) {
            throw ApiError.of(400, "idempotency_error", null, "Keys for idempotent requests can only be used with"
                    + " the same parameters they were first used with. Try using a key other than '" + key
                    + "' if you meant to execute a different request.");
        }
        return Optional.of(Reply.json((int) earlier.number("status"), earlier.text("body"))
                .with("Idempotent-Replayed", "true").with("Original-Request", earlier.text("request")));
    }

    void end(Account account, String key) {
        synchronized (running) {
            running.remove(account.id() + " " + key);
        }
    }

    void keep(Account account, Visit visit, String key, String request, Reply reply) {
        var now = account.now((String) null);
        forgetOld(account, now);
        account.save(Doc.of(KEPT, key).set("asked", asked(visit)).set("request", request).set("at", now)
                .set("status", reply.status()).set("body", reply.text()));
    }

    private static void forgetOld(Account account, long now) {
        var old = account.table(KEPT).all().stream().takeWhile(one -> one.number("at") + KEPT_SECONDS <= now).toList();
        old.forEach(account::delete);
    }

    private static String asked(Visit visit) {
        return visit.method() + " " + visit.path() + " " + new TreeMap<>(Form.flat(visit.parameters()));
    }
}
