package io.stamgast.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Uploads that may be gzipped, which their first bytes tell. */
public final class Gzip {

    private static final int BUFFER_BYTES = 1 << 16;

    private Gzip() {
    }

    public static InputStream unpacked(InputStream upload) throws IOException {
        var buffered = new BufferedInputStream(upload, BUFFER_BYTES);
        buffered.mark(2);
        var isGzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return isGzip ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
    }
}
