package io.stamgast.earning.batch;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.TenantWork;
import io.stamgast.web.IdempotencyKeys;
import io.stamgast.web.IdempotencyKeys.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;

/**
 * The stored answers to batches. A batch is many transactions, so its answer is stored after the last one; that it may
 * be sent again before is harmless.
 */
@ApplicationScoped
public class BatchAnswers {

    static final String ROUTE = "POST /purchases/batch";

    private static final String FIND = """
            select request_hash, status, location, body from app.idempotency_key
            where tenant_id = ? and client = ? and route = ? and key = ?""";

    @Inject
    TenantWork work;
    @Inject
    IdempotencyKeys keys;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;

    /** @throws io.stamgast.kernel.DomainException 409 {@code idempotency-key-reused} for another body */
    public Optional<Answer> find(String key, byte[] hash) {
        return work.call(tenant.id(), connection -> {
            try (var find = connection.prepareStatement(FIND)) {
                find.setInt(1, tenant.id());
                find.setString(2, user.client());
                find.setString(3, ROUTE);
                find.setString(4, key);
                try (var row = find.executeQuery()) {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    if (!Arrays.equals(row.getBytes(1), hash)) {
                        throw IdempotencyKeys.reused();
                    }
                    return Optional.of(new Answer(row.getInt(2), row.getString(3), null, row.getBytes(4)));
                }
            }
        });
    }

    /**
     * Stores an answer, unless somebody stored one meanwhile.
     *
     * @return that one; nothing when ours is stored
     */
    public Optional<Answer> keep(String key, byte[] hash, Answer answer) {
        return work.call(tenant.id(), connection -> {
            var earlier = keys.claim(connection, tenant.id(), ROUTE, key, hash);
            if (earlier.isEmpty()) {
                keys.keep(connection, tenant.id(), ROUTE, key, answer, false);
            }
            return earlier;
        });
    }
}
