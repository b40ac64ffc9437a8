package io.stamgast.benchmark.limits;

import io.stamgast.benchmark.load.Load;
import io.stamgast.benchmark.load.Wire;
import io.stamgast.tests.platform.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.LongAdder;

/** One connection that asks again as soon as it is answered, refused or not. */
record Flood(Wire wire, String path, ApiClient client, LongAdder served, LongAdder refused) implements Load.Worker {

    private static final int TOO_MANY = 429;

    Flood(URI api, ApiClient client, LongAdder served, LongAdder refused) throws IOException {
        this(new Wire(api), api.getPath() + "/program", client, served, refused);
    }

    @Override
    public long work() throws IOException {
        var answer = wire.get(path, client.token());
        switch (answer.status()) {
            case 200 -> served.increment();
            case TOO_MANY -> refused.increment();
            default -> throw new IllegalStateException(path + " answered " + answer.status() + ": " + answer.text());
        }
        return 1;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
