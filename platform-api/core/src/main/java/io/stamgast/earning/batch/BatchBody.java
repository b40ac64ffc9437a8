package io.stamgast.earning.batch;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Sha256;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;

/** A batch's body: in memory while it is small, else in a temporary file, which goes when this is closed. */
final class BatchBody implements Closeable {

    private static final int IN_MEMORY = 1 << 20;

    private final byte[] bytes;
    private final Path file;
    private final byte[] hash;

    private BatchBody(byte[] bytes, Path file, byte[] hash) {
        this.bytes = bytes;
        this.file = file;
        this.hash = hash;
    }

    static BatchBody of(InputStream body) throws IOException {
        var digest = Sha256.digest();
        var hashed = new DigestInputStream(body, digest);
        var first = hashed.readNBytes(IN_MEMORY);
        if (first.length == 0) {
            throw DomainException.malformed("invalid-request", "body", "must not be empty");
        }
        if (first.length < IN_MEMORY) {
            return new BatchBody(first, null, digest.digest());
        }
        var file = Files.createTempFile("batch", null);
        try (var out = Files.newOutputStream(file)) {
            out.write(first);
            hashed.transferTo(out);
        } catch (IOException | RuntimeException failure) {
            Files.delete(file);
            throw failure;
        }
        return new BatchBody(null, file, digest.digest());
    }

    InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(bytes) : new BufferedInputStream(Files.newInputStream(file));
    }

    /** SHA-256 of the bytes. */
    byte[] hash() {
        return hash.clone();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.delete(file);
        }
    }
}
