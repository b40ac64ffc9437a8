package io.stamgast.stripe.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantWork;
import io.stamgast.stripe.Backoff;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeFailure;
import io.stamgast.stripe.StripeRequest;
import io.stamgast.stripe.connect.AccountHeir;
import io.stamgast.stripe.connect.ConnectedAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks Stripe to do things, each once. A call is a row: made with the decision, sent after that transaction, by whoever
 * asked or by the round that looks for those still waiting. Who sends it has it for a minute; a crash in between leaves
 * it to the next, and the same key keeps Stripe from doing it twice. It is never dropped: while Stripe can't be reached
 * it waits, and goes on under another key when Stripe has forgotten the one before. It ends when it is done, when
 * Stripe refuses for good, or when the account was taken from the platform.
 */
@ApplicationScoped
public class StripeCalls implements AccountHeir {

    private static final Duration LEASE = Duration.ofMinutes(1);
    /** Stripe forgets keys after 24 hours: what it was asked for before that it could do twice. */
    private static final Duration KEPT = Duration.ofHours(20);
    /** How long nobody needs to know that something waits. */
    private static final Duration SHORT = Duration.ofHours(1);

    private TenantWork work;
    private StripeAccess access;
    private Iterable<StripeOperation> operations;
    private Clock clock;

    protected StripeCalls() {
        // for CDI
    }

    @Inject
    StripeCalls(TenantWork work, StripeAccess access, Instance<StripeOperation> operations, Clock clock) {
        this(work, access, (Iterable<StripeOperation>) operations, clock);
    }

    /** For tests and tools outside a container. */
    public StripeCalls(TenantWork work, StripeAccess access, Iterable<StripeOperation> operations, Clock clock) {
        this.work = work;
        this.access = access;
        this.operations = operations;
        this.clock = clock;
    }

    /**
     * Asks for it in the caller's unit of work; {@link #send} it after that, or leave it to the round.
     *
     * @param subject what of ours it is about
     * @return the call's id
     */
    public UUID ask(Connection connection, int tenantId, String operation, UUID subject, Object parameters)
            throws SQLException {
        return ask(connection, tenantId, operation, subject, parameters, clock.instant());
    }

    /** The same, for who leaves it to the round in any case. */
    public static UUID ask(Connection connection, int tenantId, String operation, UUID subject, Object parameters,
                           Instant now) throws SQLException {
        var id = Ids.next();
        new CallTable(connection, tenantId).insert(id, operation, subject, parameters, now);
        return id;
    }

    /** Of an operation on a subject, what is asked and not done yet, in the caller's unit of work. */
    public static List<StripeCall> waiting(Connection connection, int tenantId, String operation, UUID subject)
            throws SQLException {
        return new CallTable(connection, tenantId).waiting(operation, subject);
    }

    /** Sends it now, unless another does, and tells where it stands. */
    public StripeCall send(int tenantId, UUID id) {
        attempt(tenantId, id);
        return find(tenantId, id);
    }

    /** @return false when Stripe could not be reached for it */
    boolean attempt(int tenantId, UUID id) {
        var now = clock.instant();
        var claimed = work.call(tenantId, connection -> new CallTable(connection, tenantId)
                .claim(id, now, now.plus(LEASE), now.minus(KEPT)));
        return claimed.isEmpty() || attempt(claimed.get(), now);
    }

    /** @throws DomainException ({@code not-found}, 404) when there is no such call */
    public StripeCall find(int tenantId, UUID id) {
        return work.call(tenantId, connection -> new CallTable(connection, tenantId).find(id))
                .orElseThrow(() -> DomainException.notFound("call", id));
    }

    /**
     * Calls, the latest first.
     *
     * @param state null for every state
     * @param before the id after which the page begins; null for the first page
     */
    public List<StripeCall> list(int tenantId, StripeCall.State state, UUID before, int limit) {
        return work.call(tenantId, connection -> new CallTable(connection, tenantId).list(state, before, limit));
    }

    /** What Stripe could not be reached for since longest, and for more than an hour. */
    public Optional<StripeCall> late(int tenantId) {
        var since = clock.instant().minus(SHORT);
        return work.call(tenantId, connection -> new CallTable(connection, tenantId).late(since));
    }

    private boolean attempt(StripeCall call, Instant now) {
        var operation = operation(call.operation());
        try {
            var account = work.call(call.tenantId(), connection ->
                    ConnectedAccount.reachable(connection, call.tenantId())).orElseThrow(StripeFailure::disconnected);
            var options = StripeAccess.in(account.stripeAccount(),
                    Once.key(call.id().toString(), call.earlierKeys()));
            var stripe = access.client(call.tenantId());
            var answer = StripeRequest.send(() -> operation.send(stripe, options, call.parameters()));
            done(operation, call, answer);
            return true;
        } catch (StripeFailure failure) {
            failed(call, failure, now);
            return !failure.passes();
        }
    }

    private void done(StripeOperation operation, StripeCall call, Object answer) {
        work.call(call.tenantId(), connection -> {
            if (new CallTable(connection, call.tenantId()).end(call.id(), StripeCall.State.DONE, answer, null,
                    clock.instant())) {
                operation.done(connection, call, Json.read(Json.write(answer), JsonNode.class));
            }
            return null;
        });
    }

    private void failed(StripeCall call, StripeFailure failure, Instant now) {
        work.call(call.tenantId(), connection -> {
            var table = new CallTable(connection, call.tenantId());
            if (failure.passes()) {
                table.putOff(call.id(), now.plus(Backoff.after(call.attempts())), failure.getMessage());
                if (table.isToBeTold(call.id(), now.minus(SHORT), now)) {
                    Outbox.write(connection, call.tenantId(), StripeCallEvent.delayed(call, failure, now));
                }
            } else {
                refuse(connection, call, failure, now);
            }
            return null;
        });
    }

    /** What was to be done in the old account never will be. */
    @Override
    public void replaced(Connection connection, int tenantId, Instant now) throws SQLException {
        for (var call : new CallTable(connection, tenantId).waiting()) {
            refuse(connection, call, StripeFailure.disconnected(), now);
        }
    }

    private void refuse(Connection connection, StripeCall call, StripeFailure why, Instant now) throws SQLException {
        if (new CallTable(connection, call.tenantId()).end(call.id(), StripeCall.State.REFUSED, null,
                why.getMessage(), now)) {
            operation(call.operation()).refused(connection, call, why);
            Outbox.write(connection, call.tenantId(), StripeCallEvent.refused(call, why, now));
        }
    }

    private StripeOperation operation(String name) {
        for (var operation : operations) {
            if (operation.name().equals(name)) {
                return operation;
            }
        }
        throw new IllegalStateException("no Stripe operation " + name);
    }
}
