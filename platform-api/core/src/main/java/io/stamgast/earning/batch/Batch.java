package io.stamgast.earning.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.web.JsonMapperOfErrors;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The purchases of a body, read one after the other. */
final class Batch {

    private static final int MAX_PURCHASES = 10_000;
    private static final int MAX_BYTES_EACH = 1 << 20;

    /**
     * One of them as it was read.
     *
     * @param purchase null when it can't be read; then {@code refusal} says why
     */
    record Read(NewPurchase purchase, DomainException refusal) {
    }

    private long[] starts = new long[64];
    private int[] lengths = new int[64];
    private int size;

    /**
     * Looks where the purchases stand.
     *
     * @throws DomainException 400 {@code invalid-request} for no array; 413 {@code too-large} for more than 10,000, or
     *         for one above 1 MB
     */
    static Batch of(BatchBody body, BatchFormat format) throws IOException {
        var batch = new Batch();
        try (var in = body.open()) {
            format.index(in, batch::add);
        }
        return batch;
    }

    private void add(long start, long end) {
        if (size == MAX_PURCHASES) {
            throw DomainException.tooLarge("The batch has more than " + MAX_PURCHASES + " purchases.");
        }
        if (end - start > MAX_BYTES_EACH) {
            throw DomainException.tooLarge("Purchase " + size + " of the batch is larger than 1 MB.");
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
        }
        starts[size] = start;
        lengths[size++] = (int) (end - start);
    }

    int size() {
        return size;
    }

    /** Reads the purchases in their order. */
    Reader reader(InputStream body) {
        return new Reader(body);
    }

    /** Where reading has got to. */
    final class Reader {

        private final InputStream body;
        private long at;
        private int next;

        private Reader(InputStream body) {
            this.body = body;
        }

        boolean hasNext() {
            return next < size;
        }

        Read next() throws IOException {
            body.skipNBytes(starts[next] - at);
            var bytes = body.readNBytes(lengths[next]);
            at = starts[next] + lengths[next];
            next++;
            return read(bytes);
        }
    }

    private static Read read(byte[] bytes) throws IOException {
        try {
            var purchase = Json.MAPPER.readValue(bytes, NewPurchase.class);
            return purchase == null
                    ? new Read(null, DomainException.malformed("invalid-request", "body", "must not be null"))
                    : new Read(purchase, null);
        } catch (JsonProcessingException invalid) {
            return new Read(null, JsonMapperOfErrors.refusal(invalid, "body"));
        }
    }
}
