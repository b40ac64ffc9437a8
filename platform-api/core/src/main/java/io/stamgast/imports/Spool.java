package io.stamgast.imports;

import io.stamgast.imports.row.Meter;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;

/** An upload on this server's disk, from the request's arrival to its answer; never held in memory. */
public final class Spool implements ImportUpload, Closeable {

    private final Path file;
    private final long bytes;
    private final byte[] digest;

    /** @throws DomainException ({@code too-large}, 413) once more arrives than that many bytes */
    public Spool(InputStream upload, long mostBytes) throws IOException {
        file = Files.createTempFile("import-", ".upload");
        try (var limited = new Meter(upload, mostBytes, mostBytes);
             var out = new DigestOutputStream(Files.newOutputStream(file), Sha256.digest())) {
            bytes = limited.transferTo(out);
            digest = out.getMessageDigest().digest();
        } catch (Meter.TooMuch tooMuch) {
            close();
            throw Imports.tooLarge(mostBytes);
        } catch (IOException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public long bytes() {
        return bytes;
    }

    /** SHA-256 of the content. */
    public byte[] digest() {
        return digest.clone();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
