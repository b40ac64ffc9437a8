package io.stamgast.stripe.simulator.control;

import io.stamgast.stripe.simulator.api.CallLog;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.disturbance.Disturbances;
import io.stamgast.stripe.simulator.disturbance.Failure;
import io.stamgast.stripe.simulator.http.Reply;
import io.stamgast.stripe.simulator.invoice.BillingRules;
import io.stamgast.stripe.simulator.page.PageCall;
import io.stamgast.stripe.simulator.page.Pages;
import io.stamgast.stripe.simulator.webhook.Courier;
import io.stamgast.stripe.simulator.webhook.Endpoints;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/**
 * Calls on {@code /_simulator}, for tests in other processes. Forms in, JSON out.
 *
 * <ul>
 * <li>{@code GET /_simulator/clock} → {@code {"now":"2026-01-15T10:00:00Z"}}; {@code POST} with {@code advance=PT1H} or
 * {@code to=2026-02-15T10:00:00Z} answers when all that was due has been done
 * <li>{@code POST /_simulator/disturbances} with {@code failure=ERROR_AFTER} and {@code calls=2} or {@code share=0.1},
 * optionally {@code method}, {@code path}, {@code silence=PT2S}; or with any of {@code lost}, {@code duplicated},
 * {@code reordered} (shares) and {@code delay=PT1S} for webhooks; {@code DELETE} ends all
 * <li>{@code POST /_simulator/cards} with {@code account}, {@code customer}, {@code outcome=INSUFFICIENT_FUNDS}, or
 * with {@code account}, {@code payment_method}, {@code until=2030-01}
 * <li>{@code POST /_simulator/rules} with {@code account}, {@code retries}, {@code within_days},
 * {@code final_outcome=CANCEL|UNPAID|PAST_DUE}, {@code upcoming_days}
 * <li>{@code POST /_simulator/webhooks} with {@code url}, {@code secret}, {@code connect=true|false}
 * <li>{@code GET /_simulator/calls}, {@code /_simulator/charges}
 * <li>{@code GET /_simulator/deliveries}, optionally without the first {@code skip=100}: {@code data}, and how many are
 * {@code underway}
 * </ul>
 * A wrong value is answered with 400 and {@code {"error":"…"}}.
 */
public final class ControlCalls {

    private final World world;
    private final Disturbances disturbances;
    private final PaymentMethods methods;
    private final Endpoints endpoints;
    private final Courier courier;
    private final CallLog log;

    public ControlCalls(World world, Disturbances disturbances, PaymentMethods methods, Endpoints endpoints,
                        Courier courier, CallLog log) {
        this.world = world;
        this.disturbances = disturbances;
        this.methods = methods;
        this.endpoints = endpoints;
        this.courier = courier;
        this.log = log;
    }

    private interface Action {

        Doc act(PageCall call);
    }

    public void register(Pages pages) {
        on(pages, "GET", "clock", call -> clock());
        on(pages, "POST", "clock", this::moveClock);
        on(pages, "POST", "disturbances", this::disturb);
        on(pages, "DELETE", "disturbances", call -> {
            disturbances.clear();
            return new Doc();
        });
        on(pages, "POST", "cards", call -> alone(() -> decide(call)));
        on(pages, "POST", "rules", call -> alone(() -> rules(call)));
        on(pages, "POST", "webhooks", call -> alone(() -> endpoints.add(world.account(World.PLATFORM),
                required(call, "url"), required(call, "secret"), call.sent("connect").equals("true"))));
        on(pages, "GET", "calls", call -> new Doc().set("data", log.all().stream().map(Logs::of).toList()));
        on(pages, "GET", "deliveries", this::deliveries);
        on(pages, "GET", "charges", call -> world.change(() -> new Doc().set("data", world.accounts().stream()
                .flatMap(account -> account.table("charge").all().stream().map(one -> Logs.of(account, one)))
                .toList())));
    }

    private static void on(Pages pages, String method, String name, Action action) {
        pages.open(method, "/_simulator/" + name, call -> {
            try {
                return Reply.json(200, action.act(call).toString());
            } catch (ApiError | IllegalArgumentException | DateTimeParseException e) {
                return Reply.json(400, new Doc().set("error", e.getMessage()).toString());
            }
        });
    }

    private Doc alone(Runnable action) {
        return world.change(() -> {
            action.run();
            return new Doc();
        });
    }

    private static String required(PageCall call, String name) {
        if (call.sent(name).isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return call.sent(name);
    }

    private Doc deliveries(PageCall call) {
        var underway = courier.underway(); // first, so that with none left all are told
        return new Doc().set("underway", underway).set("data", courier.deliveries().stream()
                .skip(Long.parseLong(sent(call, "skip", "0"))).map(Logs::of).toList());
    }

    private Doc clock() {
        return new Doc().set("now", Instant.ofEpochSecond(world.change(() -> world.time().now())).toString());
    }

    private Doc moveClock(PageCall call) {
        var now = Instant.ofEpochSecond(world.change(() -> world.time().now()));
        var to = call.sent("to").isEmpty() ? now.plus(Duration.parse(required(call, "advance")))
                : Instant.parse(call.sent("to"));
        if (to.isBefore(now)) {
            throw new IllegalArgumentException("the time only goes forward");
        }
        world.advanceTo(to.getEpochSecond());
        return clock();
    }

    private Doc disturb(PageCall call) {
        if (call.sent("failure").isEmpty()) {
            disturbances.add(Disturbance.webhooks().lost(share(call, "lost")).duplicated(share(call, "duplicated"))
                    .reordered(share(call, "reordered")).delayed(Duration.parse(sent(call, "delay", "PT0S"))));
            return new Doc();
        }
        var failure = Failure.valueOf(call.sent("failure"));
        var calls = Integer.parseInt(sent(call, "calls", "0"));
        disturbances.add((calls > 0 ? Disturbance.next(calls, failure)
                : Disturbance.share(share(call, "share"), failure)).on(call.sent("method"), sent(call, "path", "/"))
                .silentFor(Duration.parse(sent(call, "silence", "PT2S"))));
        return new Doc();
    }

    private static String sent(PageCall call, String name, String otherwise) {
        return call.sent(name).isEmpty() ? otherwise : call.sent(name);
    }

    private static double share(PageCall call, String name) {
        var share = Double.parseDouble(sent(call, name, "0"));
        if (share < 0 || share > 1) {
            throw new IllegalArgumentException(name + " is a share from 0 to 1");
        }
        return share;
    }

    private void decide(PageCall call) {
        var account = world.account(sent(call, "account", World.PLATFORM));
        if (call.sent("customer").isEmpty()) {
            methods.renewByBank(account, required(call, "payment_method"), YearMonth.parse(required(call, "until")));
        } else {
            methods.decide(account, call.sent("customer"), CardOutcome.valueOf(required(call, "outcome")));
        }
    }

    private void rules(PageCall call) {
        var account = world.account(sent(call, "account", World.PLATFORM));
        var before = BillingRules.of(account);
        new BillingRules(Integer.parseInt(sent(call, "retries", String.valueOf(before.retries()))),
                Integer.parseInt(sent(call, "within_days", String.valueOf(before.withinDays()))),
                BillingRules.FinalOutcome.valueOf(sent(call, "final_outcome", before.finalOutcome().name())),
                Integer.parseInt(sent(call, "upcoming_days", String.valueOf(before.upcomingDays())))).keep(account);
    }
}
