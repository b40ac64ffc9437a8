package io.stamgast.demo.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import io.stamgast.stripe.simulator.Options;
import io.stamgast.stripe.simulator.StripeSimulator;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The Stripe simulator on 127.0.0.1. What happened there is kept between runs, and so is how far its time was moved.
 */
public final class TestPayments {

    private static final String KEY = "sk_test_demo";
    private static final String TEST_KEY = "sk_test_demo_test";

    private final int port;
    private final Path directory;
    private StripeSimulator stripe;
    private boolean stopped;

    /** @param directory where its state is kept */
    public TestPayments(int port, Path directory) {
        this.port = port;
        this.directory = directory;
    }

    /** What the platform calls it with. */
    public String secretKey() {
        return KEY;
    }

    /** What the platform calls it with for the test modes of tenants. */
    public String testSecretKey() {
        return TEST_KEY;
    }

    public String api() {
        return "http://127.0.0.1:" + port;
    }

    /** The page on which people move the time and decide what banks say. */
    public String control() {
        return api() + "/_simulator";
    }

    /** The file that tells how far its time is from the real one, in seconds; there as soon as it runs. */
    public Path clock() {
        return directory.resolve("clock");
    }

    /**
     * Starts, and tells what happens in the tenants' accounts to that address only.
     *
     * @param secret by which the platform knows that it is told by its Stripe
     * @param testSecret the same for test modes
     */
    public synchronized void start(String webhooks, String secret, String testSecret) throws IOException {
        if (stopped) {
            return;
        }
        stripe = StripeSimulator.start(Options.running(port, directory).withSecretKey(KEY)
                .withTestSecretKey(TEST_KEY));
        stripe.clock().follow(clock());
        try {
            forgetOthers(stripe.client(), webhooks);
            forgetOthers(stripe.client(TEST_KEY), webhooks);
        } catch (StripeException defect) {
            throw new IOException(defect);
        }
        stripe.webhooks().ofConnectedAccountsTo(webhooks, secret);
        stripe.webhooks().ofTestAccountsTo(webhooks, testSecret);
    }

    /** An earlier run may have had another port. */
    private static void forgetOthers(StripeClient client, String webhooks) throws StripeException {
        var endpoints = client.v1().webhookEndpoints();
        for (var endpoint : endpoints.list().getData()) {
            if (!endpoint.getUrl().equals(webhooks)) {
                endpoints.delete(endpoint.getId());
            }
        }
    }

    /** Gives Stripe all that it asks of the owner of an account. */
    public void onboard(String account) {
        stripe.onboard(account);
    }

    public synchronized void stop() {
        stopped = true;
        if (stripe != null) {
            stripe.close();
        }
    }
}
