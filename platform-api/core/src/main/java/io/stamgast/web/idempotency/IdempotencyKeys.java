package io.stamgast.web.idempotency;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.SecretBox;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.kernel.lock.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys that callers sent, and the answers they got. Who claims a key works, everybody else waits for that
 * transaction and then reads its answer, or works if it was rolled back. The claim writes nothing, so that the work may
 * ask others before it writes.
 */
@ApplicationScoped
public class IdempotencyKeys {

    /** The answer to replay. */
    public record Answer(int status, String location, String etag, byte[] body) {
    }

    /**
     * What a key was sent with.
     *
     * @param hash of what a repeat must be equal to
     */
    public record Request(String route, String key, byte[] hash) {
    }

    private static final Pattern VALID = Pattern.compile("[ -~]{1,255}");
    private static final String FIND = """
            select request_hash, status, location, etag, body, sealed from app.idempotency_key
            where tenant_id = ? and client = ? and route = ? and key = ?""";
    private static final String KEEP = """
            insert into app.idempotency_key
                (tenant_id, client, route, key, request_hash, created_at, status, location, etag, body, sealed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;
    @Inject
    SecretBox secrets;
    @Inject
    Clock clock;

    /** @throws DomainException ({@code invalid-request}, 400) for what can't be a key */
    public static void requireValid(String key) {
        if (!VALID.matcher(key).matches()) {
            throw DomainException.malformed("invalid-request", "Idempotency-Key",
                    "must be 1 to 255 printable ASCII characters");
        }
    }

    /**
     * Claims the key for this transaction.
     *
     * @return the earlier answer, or nothing when the caller is the first and must {@link #keep} its own
     * @throws DomainException ({@code idempotency-key-reused}, 409) when it was sent with another body
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Answer> claim(Request request) {
        try {
            return claim(connection.get(), tenant.id(), request);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** Like the other, in a plain unit of work. */
    public Optional<Answer> claim(Connection unitOfWork, int tenantId, Request request) throws SQLException {
        requireValid(request.key());
        Turn.take(unitOfWork, tenantId, String.join("\n", "key", user.client(), request.route(), request.key()));
        return find(unitOfWork, tenantId, request);
    }

    /**
     * The earlier answer, without claiming the key.
     *
     * @throws DomainException ({@code idempotency-key-reused}, 409) when it was sent with another body
     */
    public Optional<Answer> find(Connection unitOfWork, int tenantId, Request request) throws SQLException {
        try (var find = unitOfWork.prepareStatement(FIND)) {
            find.setInt(1, tenantId);
            find.setString(2, user.client());
            find.setString(3, request.route());
            find.setString(4, request.key());
            try (var row = find.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!Arrays.equals(row.getBytes(1), request.hash())) {
                    throw reused();
                }
                var body = row.getBytes(5);
                return Optional.of(new Answer(row.getInt(2), row.getString(3), row.getString(4),
                        row.getBoolean(6) ? secrets.open(body) : body));
            }
        }
    }

    public static DomainException reused() {
        return DomainException.conflict("idempotency-key-reused",
                "This Idempotency-Key was sent before with another body.");
    }

    /** Stores the answer of the effect that this transaction makes, encrypted when it is secret. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(Request request, Answer answer, boolean secret) {
        try {
            keep(connection.get(), tenant.id(), request, answer, secret);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** Like the other, in a plain unit of work. */
    public void keep(Connection unitOfWork, int tenantId, Request request, Answer answer, boolean secret)
            throws SQLException {
        var sealed = secret && answer.body() != null;
        try (var keep = unitOfWork.prepareStatement(KEEP)) {
            keep.setInt(1, tenantId);
            keep.setString(2, user.client());
            keep.setString(3, request.route());
            keep.setString(4, request.key());
            keep.setBytes(5, request.hash());
            keep.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
            keep.setInt(7, answer.status());
            keep.setString(8, answer.location());
            keep.setString(9, answer.etag());
            keep.setBytes(10, sealed ? secrets.seal(answer.body()) : answer.body());
            keep.setBoolean(11, sealed);
            keep.executeUpdate();
        }
    }
}
