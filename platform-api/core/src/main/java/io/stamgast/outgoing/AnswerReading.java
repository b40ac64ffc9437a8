package io.stamgast.outgoing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;

/** Reads an answer's beginning. A longer answer is cut off, with its connection; its status counts all the same. */
final class AnswerReading extends AbstractBinResponseConsumer<OutgoingAnswer> {

    static final int KEPT_BYTES = 2048;
    /** What goes beyond what is kept is read to be thrown away, so that the connection can be used again. */
    static final int MOST_BYTES = 64 * 1024;

    private final Consumer<OutgoingAnswer> early;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private HttpResponse response;
    private int read;

    /** @param early takes the answer that is cut off */
    AnswerReading(Consumer<OutgoingAnswer> early) {
        this.early = early;
    }

    @Override
    protected void start(HttpResponse begun, ContentType type) {
        response = begun;
    }

    @Override
    protected int capacityIncrement() {
        return MOST_BYTES;
    }

    @Override
    protected void data(ByteBuffer part, boolean end) throws OutgoingFailure {
        read += part.remaining();
        var bytes = new byte[Math.min(part.remaining(), KEPT_BYTES - kept.size())];
        part.get(bytes);
        kept.writeBytes(bytes);
        part.position(part.limit());
        if (read > MOST_BYTES) {
            early.accept(buildResult());
            throw new OutgoingFailure("The answer is longer than " + MOST_BYTES + " bytes");
        }
    }

    @Override
    protected OutgoingAnswer buildResult() {
        var retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        // PostgreSQL keeps no U+0000
        var text = kept.toString(StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        return new OutgoingAnswer(response.getCode(), retryAfter == null ? null : retryAfter.getValue(), text);
    }

    @Override
    public void releaseResources() {
        // nothing but memory
    }
}
