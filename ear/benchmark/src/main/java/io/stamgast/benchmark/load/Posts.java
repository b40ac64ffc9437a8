package io.stamgast.benchmark.load;

import io.stamgast.tests.platform.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.util.function.Supplier;

/** One connection that posts bodies to one address; anything but a success ends the benchmark. */
public final class Posts implements Load.Worker {

    private final Wire wire;
    private final ApiClient client;
    private final String path;
    private final Supplier<byte[]> bodies;
    private final long units;

    /** @param units what one body holds of the thing that is counted */
    public Posts(URI api, ApiClient client, String path, Supplier<byte[]> bodies, long units) throws IOException {
        this.wire = new Wire(api);
        this.client = client;
        this.path = api.getPath() + path;
        this.bodies = bodies;
        this.units = units;
    }

    @Override
    public long work() throws Exception {
        var answer = wire.post(path, client.token(), bodies.get());
        if (answer.status() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.status() + ": " + answer.text());
        }
        return units;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
