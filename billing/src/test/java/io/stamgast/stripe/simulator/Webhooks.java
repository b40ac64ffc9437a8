package io.stamgast.stripe.simulator;

import io.stamgast.stripe.simulator.webhook.Courier;
import io.stamgast.stripe.simulator.webhook.Delivery;
import io.stamgast.stripe.simulator.webhook.Endpoints;
import io.stamgast.stripe.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Where events are sent, and what became of them. */
public final class Webhooks {

    private final World world;
    private final Endpoints endpoints;
    private final Courier courier;

    Webhooks(World world, Endpoints endpoints, Courier courier) {
        this.world = world;
        this.endpoints = endpoints;
        this.courier = courier;
    }

    /** Sends the platform's own events to the address, signed with the secret. */
    public void to(String url, String secret) {
        add(url, secret, false);
    }

    /** Sends the events of all connected accounts to the address; they name their account. */
    public void ofConnectedAccountsTo(String url, String secret) {
        add(url, secret, true);
    }

    /** The same for the accounts that the platform in its test mode has. */
    public void ofTestAccountsTo(String url, String secret) {
        world.change(() -> endpoints.add(world.account(World.TEST_PLATFORM), url, secret, true));
    }

    private void add(String url, String secret, boolean connect) {
        world.change(() -> endpoints.add(world.account(World.PLATFORM), url, secret, connect));
    }

    /** All attempts so far, in their order. */
    public List<Delivery> deliveries() {
        return courier.deliveries();
    }

    /** Waits until no webhook is on its way any more. */
    public void await(Duration patience) throws InterruptedException, TimeoutException {
        courier.await(patience);
    }
}
