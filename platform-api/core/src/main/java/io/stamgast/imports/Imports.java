package io.stamgast.imports;

import io.stamgast.imports.row.Unpacked;
import io.stamgast.imports.text.CsvFile;
import io.stamgast.imports.text.NdjsonFile;
import io.stamgast.imports.text.TextFile;
import io.stamgast.job.Jobs;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainException;
import io.stamgast.program.Programs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipException;

/** Takes files in. */
@ApplicationScoped
public class Imports {

    /** How large an upload may be, as it is sent. */
    public static final long MAX_BYTES = 64L << 20;

    private static final int GUESSED_BYTES = 1 << 16;
    private static final int FIRST_BYTES = 100;
    private static final int GLIMPSED_ROWS = 50;
    private static final int GLIMPSED_LENGTH = 100;

    @Inject
    Programs programs;
    @Inject
    Jobs jobs;
    @Inject
    Audit audit;

    /**
     * Checks the mapping against the file's beginning, keeps the file, and makes the job that imports it.
     *
     * @param dryRun true to count and reject without posting
     * @return the job's id
     * @throws DomainException 422 {@code invalid-mapping} with every member that is wrong; {@code empty-file} or
     *     {@code unreadable-file} when the beginning can't be read; 413 {@code too-large}
     */
    @Transactional
    public UUID submit(ImportMapping mapping, boolean dryRun, ImportUpload upload) {
        if (upload.bytes() > MAX_BYTES) {
            throw tooLarge(MAX_BYTES);
        }
        var program = programs.current();
        var zone = program.timeZone().getId();
        var format = MappingCheck.check(mapping, program.currency().getCurrencyCode(), zone);
        try {
            requireReadable(upload, format);
            var order = new ImportOrder(mapping.in(format.currency(), zone), dryRun, upload.bytes());
            var id = jobs.create(ImportJob.NAME, order);
            try (var content = upload.open()) {
                jobs.attach(id, content);
            }
            audit.record("submitted", "import", id, null, order);
            return id;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void requireReadable(ImportUpload upload, Format format) throws IOException {
        try (var content = upload.open()) {
            format.rows(content, Instant.MAX).close();
        }
    }

    /** Whether a file is UBL documents by its first bytes: XML, or a zip file. */
    public boolean isUbl(ImportUpload upload) {
        try {
            return TextGuess.isXmlOrZip(beginning(upload, FIRST_BYTES));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The first bytes of the text, as many as there are up to that number; what can't be unpacked has none. */
    private static byte[] beginning(ImportUpload upload, int bytes) throws IOException {
        try (var content = upload.open(); var text = Unpacked.of(content)) {
            return text.readNBytes(bytes);
        } catch (ZipException | EOFException damaged) {
            return new byte[0];
        }
    }

    /**
     * The beginning of a file; of CSV its character set and delimiter guessed.
     *
     * @throws DomainException 422 like {@link #submit}
     */
    public Glimpse glimpse(ImportUpload upload) {
        try {
            var beginning = beginning(upload, GUESSED_BYTES);
            if (TextGuess.isJson(beginning)) {
                return glimpseOfObjects(upload);
            }
            var guess = TextGuess.of(beginning, beginning.length < GUESSED_BYTES);
            return glimpse(upload, guess.charset(), guess.delimiter());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The same, read in that way. */
    public Glimpse glimpse(ImportUpload upload, String charset, String delimiter) {
        try (var content = upload.open();
             var file = open(content, MappingCheck.plain(charset, delimiter))) {
            return glimpse(file, charset, delimiter);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Glimpse glimpseOfObjects(ImportUpload upload) throws IOException {
        try (var beginning = upload.open(); var content = upload.open();
             var file = new NdjsonFile(content, NdjsonFile.members(beginning, GLIMPSED_ROWS))) {
            return glimpse(file, null, null);
        }
    }

    private static Glimpse glimpse(TextFile file, String charset, String delimiter) {
        var rows = new ArrayList<List<String>>();
        for (var row = file.next(); row != null && rows.size() < GLIMPSED_ROWS; row = file.next()) {
            rows.add(row.stream().map(Imports::shortened).toList());
        }
        return new Glimpse(charset, delimiter, file.header(), rows);
    }

    private static CsvFile open(InputStream content, Format format) {
        return new CsvFile(content, format.charset(), format.delimiter());
    }

    private static String shortened(String cell) {
        var text = cell == null ? "" : cell.strip();
        return text.length() > GLIMPSED_LENGTH ? text.substring(0, GLIMPSED_LENGTH) : text;
    }

    /**
     * When that is, as an import would read it.
     *
     * @return nothing for what can't be read so
     */
    public Optional<Instant> time(String text, String dateFormat, String timeZone) {
        try {
            return Optional.of(new TimeReader(new Format.Times(dateFormat, ZoneId.of(timeZone))).read(text));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    static DomainException tooLarge(long mostBytes) {
        return DomainException.tooLarge("A file may have at most " + (mostBytes >> 20) + " MB; it may be gzipped.");
    }
}
