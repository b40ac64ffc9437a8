package io.stamgast.stripe.simulator.webhook;

import io.stamgast.stripe.simulator.disturbance.Disturbances;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.StoredEvent;
import io.stamgast.stripe.simulator.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Delivers events in the background, in the order in which they happened unless a disturbance mixes them. */
public final class Courier implements AutoCloseable {

    private static final String PARCEL = "_delivery";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final World world;
    private final Endpoints endpoints;
    private final Disturbances disturbances;
    private final Retrying retrying;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final ScheduledExecutorService roads = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "stripe-simulator-webhooks");
        thread.setDaemon(true);
        return thread;
    });
    private int underway;

    public Courier(World world, Endpoints endpoints, Disturbances disturbances, Retrying retrying) {
        this.world = world;
        this.endpoints = endpoints;
        this.disturbances = disturbances;
        this.retrying = retrying;
        world.listen(this::take);
        world.on("webhook.retry", this::sendAgain);
    }

    /** Sends what an earlier run has left undelivered. */
    public void resume() {
        world.change(() -> {
            for (var account : world.accounts()) {
                account.table(PARCEL).all().forEach(parcel -> send(account, parcel.id(), Duration.ZERO));
            }
            return null;
        });
    }

    private void take(Account account, StoredEvent event) {
        for (var endpoint : endpoints.listening(account, event.type())) {
            var parcel = Doc.of(PARCEL, event.id() + ":" + endpoint.id()).set("event", event.id())
                    .set("endpoint", endpoint.id()).set("attempts", 0);
            var times = disturbances.ofWebhook();
            if (times.isEmpty()) {
                log(new Delivery(event.id(), event.type(), account.id(), endpoint.text("url"), 0, -1, 0));
                continue;
            }
            account.save(parcel);
            times.forEach(time -> send(account, parcel.id(), time));
        }
    }

    private void sendAgain(Account account, String parcel) {
        send(account, parcel, Duration.ZERO);
    }

    private void send(Account account, String parcel, Duration after) {
        if (roads.isShutdown()) {
            return; // it is part of the state, and sent when the simulator starts again
        }
        synchronized (deliveries) {
            underway++;
        }
        roads.schedule(() -> {
            try {
                deliver(account, parcel);
            } finally {
                synchronized (deliveries) {
                    underway--;
                    deliveries.notifyAll();
                }
            }
        }, after.toMillis(), TimeUnit.MILLISECONDS);
    }

    private record Addressed(StoredEvent event, String url, String secret) {
    }

    private record Answered(Addressed letter, int status, long micros) {
    }

    private void deliver(Account account, String id) {
        var answered = world.inStillTime(() -> {
            var addressed = world.change(() -> addressed(account, id));
            return addressed == null ? null : answered(addressed);
        });
        if (answered != null) {
            world.change(() -> {
                settle(account, id, answered);
                return null;
            });
        }
    }

    private Answered answered(Addressed letter) {
        var began = System.nanoTime();
        var status = post(letter);
        return new Answered(letter, status, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began));
    }

    private Addressed addressed(Account account, String id) {
        var parcel = account.table(PARCEL).get(id);
        var eventId = id.substring(0, id.indexOf(':'));
        var endpoint = endpoints.find(account, id.substring(id.indexOf(':') + 1));
        var event = account.event(eventId);
        if (endpoint == null || event == null) {
            if (parcel != null) {
                account.delete(parcel);
            }
            return null;
        }
        return new Addressed(event, endpoint.text("url"), endpoint.text("_secret"));
    }

    private int post(Addressed addressed) {
        var body = addressed.event.json();
        var seconds = Math.max(world.followersNow(), System.currentTimeMillis() / 1000);
        var request = HttpRequest.newBuilder(URI.create(addressed.url)).timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Stripe-Signature", Signature.header(seconds, body, addressed.secret))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void settle(Account account, String id, Answered answered) {
        var parcel = account.table(PARCEL).get(id);
        var attempt = parcel == null ? 1 : (int) parcel.number("attempts") + 1;
        var letter = answered.letter;
        var delivery = new Delivery(letter.event.id(), letter.event.type(), account.id(), letter.url, attempt,
                answered.status, answered.micros);
        log(delivery);
        if (parcel == null) {
            return; // a second copy of one that has arrived
        }
        if (delivery.arrived() || attempt > retrying.after().size()) {
            account.delete(parcel);
            return;
        }
        account.save(parcel.set("attempts", attempt));
        var pause = retrying.after().get(attempt - 1);
        if (retrying.simulatorTime()) {
            account.plan("webhook.retry", parcel, account.now((Doc) null) + pause.toSeconds());
        } else {
            send(account, id, pause);
        }
    }

    private void log(Delivery delivery) {
        synchronized (deliveries) {
            deliveries.add(delivery);
        }
    }

    public List<Delivery> deliveries() {
        synchronized (deliveries) {
            return List.copyOf(deliveries);
        }
    }

    /** How many are on their way; what waits for the simulator's clock is not. */
    public int underway() {
        synchronized (deliveries) {
            return underway;
        }
    }

    /** Waits until nothing is on its way any more; what waits for the simulator's clock is not. */
    public void await(Duration patience) throws InterruptedException, TimeoutException {
        var until = System.nanoTime() + patience.toNanos();
        synchronized (deliveries) {
            while (underway > 0) {
                var left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0) {
                    throw new TimeoutException(underway + " webhooks underway after " + patience);
                }
                deliveries.wait(left);
            }
        }
    }

    @Override
    public void close() {
        roads.shutdownNow();
    }
}
