package io.stamgast.earning.batch;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.TenantWork;
import io.stamgast.web.idempotency.IdempotencyKeys;
import io.stamgast.web.idempotency.IdempotencyKeys.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The stored answers to batches. A batch is many transactions, so its answer is stored after the last one; that it may
 * be sent again before is harmless.
 */
@ApplicationScoped
public class BatchAnswers {

    static final String ROUTE = "POST /purchases/batch";

    @Inject
    TenantWork work;
    @Inject
    IdempotencyKeys keys;
    @Inject
    CurrentTenant tenant;

    /** @throws io.stamgast.kernel.DomainException 409 {@code idempotency-key-reused} for another body */
    public Optional<Answer> find(String key, byte[] hash) {
        return work.call(tenant.id(), connection -> keys.find(connection, tenant.id(), request(key, hash)));
    }

    private static IdempotencyKeys.Request request(String key, byte[] hash) {
        return new IdempotencyKeys.Request(ROUTE, key, hash);
    }

    /**
     * Stores an answer, unless somebody stored one meanwhile.
     *
     * @return that one; nothing when ours is stored
     */
    public Optional<Answer> keep(String key, byte[] hash, Answer answer) {
        var request = request(key, hash);
        return work.call(tenant.id(), connection -> {
            var earlier = keys.claim(connection, tenant.id(), request);
            if (earlier.isEmpty()) {
                keys.keep(connection, tenant.id(), request, answer, false);
            }
            return earlier;
        });
    }
}
