package io.stamgast.imports;

import io.stamgast.job.Jobs;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainException;
import io.stamgast.program.Programs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes files in. */
@ApplicationScoped
public class Imports {

    /** How large an upload may be, as it is sent. */
    public static final long MAX_BYTES = 64L << 20;

    @Inject
    Programs programs;
    @Inject
    Jobs jobs;
    @Inject
    Audit audit;

    /**
     * Checks the mapping against the file's header row, keeps the file, and makes the job that imports it.
     *
     * @param dryRun true to count and reject without posting
     * @return the job's id
     * @throws DomainException 422 {@code invalid-mapping} with every member that is wrong; {@code empty-file} or
     *     {@code unreadable-file} when the header can't be read; 413 {@code too-large}
     */
    @Transactional
    public UUID submit(ImportMapping mapping, boolean dryRun, ImportUpload upload) {
        if (upload.bytes() > MAX_BYTES) {
            throw tooLarge();
        }
        var format = MappingCheck.check(mapping, programs.current().currency().getCurrencyCode());
        try {
            try (var content = upload.open(); var file = new ImportFile(content, format)) {
                new RowReader(format, file.header(), Instant.MAX);
            }
            var order = new ImportOrder(mapping.in(format.currency()), dryRun, upload.bytes());
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

    /**
     * The names in a file's header row, for who makes a mapping.
     *
     * @throws DomainException 422 like {@link #submit}
     */
    public List<String> header(ImportUpload upload, String charset, String delimiter) {
        try (var content = upload.open();
             var file = new ImportFile(content, MappingCheck.plain(charset, delimiter))) {
            return file.header();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static DomainException tooLarge() {
        return DomainException.tooLarge("A file may have at most " + (MAX_BYTES >> 20) + " MB; it may be gzipped.");
    }
}
