package io.stamgast.stripe.simulator;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import io.stamgast.stripe.simulator.http.LocalServer;
import io.stamgast.stripe.simulator.http.Reply;
import io.stamgast.stripe.simulator.http.Visit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes webhooks, for the simulator's own tests. */
public final class Receiver implements AutoCloseable {

    public static final String SECRET = "whsec_test";

    /** A webhook as it came. */
    public record Letter(String body, String signature) {
    }

    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Runnable meanwhile = () -> { };
    private final LocalServer server = new LocalServer(0, this::take);

    public Receiver() {
        server.start();
    }

    private Reply take(Visit visit) {
        if (refused.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Reply.json(500, "{}");
        }
        meanwhile.run();
        letters.add(new Letter(visit.body(), visit.header("Stripe-Signature")));
        return Reply.json(200, "{}");
    }

    public void refuseNext(int webhooks) {
        refused.set(webhooks);
    }

    /** Does that before it takes a webhook. */
    public void meanwhile(Runnable action) {
        meanwhile = action;
    }

    public String address() {
        return server.address() + "/webhooks";
    }

    public List<Letter> letters() {
        return letters;
    }

    /** Read by the official client, which checks their signatures. */
    public List<Event> events() {
        return letters.stream().map(letter -> {
            try {
                return Webhook.constructEvent(letter.body, letter.signature, SECRET);
            } catch (SignatureVerificationException e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    public List<String> types() {
        return events().stream().map(Event::getType).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
