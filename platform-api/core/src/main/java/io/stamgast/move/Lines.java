package io.stamgast.move;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.stamgast.imports.row.Meter;
import io.stamgast.imports.row.Unpacked;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;

/** The lines of a file that {@link TenantExport} wrote, gzipped or not; one at a time in memory. */
final class Lines implements Closeable {

    private static final long MAX_LINE_BYTES = 16L << 20;
    private static final long MAX_BYTES = 32L << 30;

    private final Meter meter;
    private final BufferedReader text;
    private final Header header;
    private long number;

    /** @throws DomainException ({@code unreadable-file}, 422) unless it begins with a header */
    Lines(InputStream upload) throws IOException {
        try {
            meter = new Meter(Unpacked.of(upload), MAX_LINE_BYTES + 2L * Unpacked.BUFFER_BYTES, MAX_BYTES);
        } catch (ZipException | EOFException damaged) {
            throw refusal(damaged);
        }
        text = new BufferedReader(new InputStreamReader(meter, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)),
                Unpacked.BUFFER_BYTES);
        header = readHeader();
    }

    private Header readHeader() throws IOException {
        var first = next();
        try {
            var read = first == null ? null : Json.MAPPER.readValue(first, Header.class);
            if (read != null) {
                return read;
            }
        } catch (JsonProcessingException notOne) {
            // told below
        }
        throw unreadable("does not begin with the header of an export");
    }

    Header header() {
        return header;
    }

    /** The next line; null after the last. */
    String next() throws IOException {
        try {
            var line = text.readLine();
            meter.markHere();
            number += line == null ? 0 : 1;
            return line;
        } catch (CharacterCodingException | EOFException | ZipException | Meter.TooMuch damaged) {
            throw refusal(damaged);
        }
    }

    /** The number of the last line read; the header is 1. */
    long number() {
        return number;
    }

    private DomainException refusal(IOException damaged) {
        if (damaged instanceof EOFException) {
            return unreadable("is cut off: the gzip data ends early");
        }
        if (damaged instanceof Meter.TooMuch) {
            return unreadable("has a line of more than 16 MB, or more than 32 GB in all");
        }
        return unreadable(damaged instanceof ZipException ? "is damaged: the gzip data is invalid"
                : "is not valid UTF-8");
    }

    private DomainException unreadable(String why) {
        return DomainException.ruleBroken("unreadable-file", "file", "The file " + why + " (near line " + (number + 1)
                + ").");
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
