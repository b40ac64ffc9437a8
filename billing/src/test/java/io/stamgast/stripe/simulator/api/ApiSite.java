package io.stamgast.stripe.simulator.api;

import io.stamgast.stripe.simulator.disturbance.Disturbances.Interference;
import io.stamgast.stripe.simulator.disturbance.Disturbances;
import io.stamgast.stripe.simulator.disturbance.Failure;
import io.stamgast.stripe.simulator.http.Reply;
import io.stamgast.stripe.simulator.http.Visit;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Form;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import io.stamgast.stripe.simulator.world.Origin;
import io.stamgast.stripe.simulator.world.World;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the calls under {@code /v1}. */
public final class ApiSite {

    private static final Logger LOG = LoggerFactory.getLogger(ApiSite.class);

    private final World world;
    private final Doors doors;
    private final Routes routes;
    private final Expansion expansion;
    private final Disturbances disturbances;
    private final CallLog log;
    private final String apiVersion;
    private final IdempotencyKeys keys = new IdempotencyKeys();

    public ApiSite(World world, Map<String, String> platforms, String apiVersion, Routes routes, Expansion expansion,
                   Disturbances disturbances, CallLog log) {
        this.world = world;
        this.doors = new Doors(world, platforms);
        this.routes = routes;
        this.expansion = expansion;
        this.disturbances = disturbances;
        this.log = log;
        this.apiVersion = apiVersion;
    }

    public Reply answer(Visit visit) {
        var request = Ids.fresh("req");
        var interference = disturbances.of(visit.method(), visit.path()).orElse(null);
        Account account = null;
        Reply reply;
        try {
            account = doors.account(visit);
            reply = answer(visit, account, request, interference);
        } catch (ApiError refusal) {
            reply = reply(refusal);
        }
        log.add(new ApiCall(world.time().now(), request, visit.method(), visit.path(),
                account == null ? null : account.id(), visit.header("Idempotency-Key"), reply.status(),
                reply.headers().containsKey("Idempotent-Replayed"),
                interference == null ? null : interference.failure().name()));
        var version = visit.header("Stripe-Version");
        return reply.with("Request-Id", request).with("Stripe-Version", version == null ? apiVersion : version);
    }

    private Reply answer(Visit visit, Account account, String request, Interference interference) {
        var failure = interference == null ? null : interference.failure();
        if (failure == Failure.SILENCE_BEFORE) {
            return Reply.none(interference.silence());
        }
        refuseBefore(failure);
        var found = routes.find(visit.method(), visit.path());
        var call = new Call(account, found.route().read(Form.tree(visit.parameters())), found.path());
        var reply = visit.isPost() && visit.header("Idempotency-Key") != null
                ? once(visit, call, found.route(), request, failure)
                : executed(visit, call, found.route(), request, failure);
        return failure == Failure.SILENCE_AFTER ? Reply.none(interference.silence()) : reply;
    }

    private static void refuseBefore(Failure failure) {
        if (failure == Failure.CONFLICT) {
            throw ApiError.of(409, "api_error", "lock_timeout", "This object cannot be accessed right now because"
                    + " another API request or Stripe process is currently accessing it.");
        } else if (failure == Failure.RATE_LIMITED) {
            throw ApiError.of(429, "invalid_request_error", "rate_limit", "Too many requests hit the API too quickly.")
                    .withHeader("Retry-After", "1");
        } else if (failure == Failure.ERROR_BEFORE) {
            throw error();
        }
    }

    private static ApiError error() {
        return ApiError.of(500, "api_error", null, "An unknown error occurred.");
    }

    private Reply once(Visit visit, Call call, Route route, String request, Failure failure) {
        var key = visit.header("Idempotency-Key");
        keys.begin(call.account(), key);
        try {
            return world.change(() -> keys.earlier(call.account(), visit, key).orElseGet(() -> {
                var reply = executed(visit, call, route, request, failure);
                keys.keep(call.account(), visit, key, request, reply);
                return reply;
            }));
        } finally {
            keys.end(call.account(), key);
        }
    }

    private Reply executed(Visit visit, Call call, Route route, String request, Failure failure) {
        if (failure == Failure.ERROR_KEPT) {
            return reply(error());
        }
        var version = visit.header("Stripe-Version");
        var origin = new Origin(request, visit.header("Idempotency-Key"), version == null ? apiVersion : version);
        var reply = world.change(origin, () -> execute(call, route, request));
        return failure == Failure.ERROR_AFTER ? reply(error()) : reply;
    }

    private Reply execute(Call call, Route route, String request) {
        try {
            var doc = route.act(call);
            var shown = expansion.expand(call.account(), doc.shown(), call.parameters().texts("expand"));
            return Reply.json(200, shown.toString());
        } catch (ApiError refusal) {
            return reply(refusal);
        } catch (RuntimeException e) {
            LOG.error("{} {}", request, call.parameters(), e);
            return reply(error());
        }
    }

    private static Reply reply(ApiError refusal) {
        var reply = Reply.json(refusal.status(), refusal.body().toString());
        for (Map.Entry<String, String> header : refusal.headers().entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }

    /** For callers in the same process: as if the call had come in by HTTP, without disturbance and key. */
    public Doc call(String account, String method, String path, String form) {
        var found = routes.find(method, path);
        var call = new Call(world.account(account), found.route().read(Form.tree(form)), found.path());
        return world.change(() -> found.route().act(call).shown());
    }
}
