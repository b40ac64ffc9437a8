package io.stamgast.imports.row;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** An upload that is gzip or plain, which its first bytes tell. */
public final class Unpacked {

    /** How much is read at once. */
    public static final int BUFFER_BYTES = 1 << 16;
    /** How large an upload may be when it is unpacked. */
    public static final long MAX_BYTES = 4L << 30;

    private Unpacked() {
    }

    public static InputStream of(InputStream upload) throws IOException {
        var buffered = new BufferedInputStream(upload, BUFFER_BYTES);
        buffered.mark(2);
        var isGzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return isGzip ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
    }

    /** What is wrong with what was packed, in words that follow "The file"; nothing when something else is wrong. */
    public static Optional<String> damage(IOException unreadable) {
        if (unreadable instanceof EOFException) {
            return Optional.of("is cut off: the packed data ends early");
        }
        return unreadable instanceof ZipException ? Optional.of("is damaged: the packed data is invalid")
                : Optional.empty();
    }
}
