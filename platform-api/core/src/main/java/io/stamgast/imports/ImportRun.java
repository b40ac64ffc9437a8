package io.stamgast.imports;

import io.stamgast.earning.posting.PurchasePosting;
import io.stamgast.earning.posting.Rehearsal;
import io.stamgast.job.JobRun;
import io.stamgast.purchase.NewPurchase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** One import from its first byte to its last purchase. */
final class ImportRun {

    private static final long PULSE_NANOS = Duration.ofMillis(500).toNanos();
    /** Several of the chunks that posting makes of them. */
    private static final int LINES_PER_SET = 4000;
    /** Percent of the progress that reading takes. */
    private static final int READING = 25;

    private final JobRun run;
    private final ImportOrder order;
    private final Format format;
    private final PurchasePosting posting;
    private final Clock clock;
    private final Counts counts;
    private final List<Invoice> invoices = new ArrayList<>();
    private final List<NewPurchase> purchases = new ArrayList<>();
    private Rehearsal rehearsal;
    private int lines;
    private long rowsDone;
    private long lastPulse = System.nanoTime();

    ImportRun(JobRun run, ImportOrder order, Format format, PurchasePosting posting, Clock clock) {
        this.run = run;
        this.order = order;
        this.format = format;
        this.posting = posting;
        this.clock = clock;
        counts = new Counts(run);
    }

    /** @param staging empty; it holds the rows afterwards */
    ImportResult execute(Staging staging) throws SQLException {
        run.progress(0, counts.result());
        read(staging);
        staging.sort();
        rehearsal = order.dryRun()
                ? posting.rehearsal(run.tenantId(), staging.originals(Rehearsal.MAX_ORIGINALS)) : null;
        run.progress(READING, counts.result());
        var staged = new Invoices(staging);
        for (var invoice = staged.next(); invoice != null; invoice = staged.next()) {
            take(invoice);
            rowsDone += invoice.rows().size();
            if (lines >= LINES_PER_SET) {
                post();
                pulse(READING + (100 - READING) * rowsDone / staging.rows());
            }
        }
        post();
        counts.flush();
        return counts.result();
    }

    private void read(Staging staging) throws SQLException {
        try (var file = new ImportFile(run.upload(), format)) {
            var reader = new RowReader(format, file.header(), NewPurchase.latest(clock.instant()));
            for (var row = file.next(); row != null; row = file.next()) {
                read(file.number(), row, reader, staging);
                counts.row();
                pulse(READING * file.position() / Math.max(1, order.bytes()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void read(long number, CSVRecord row, RowReader reader, Staging staging) throws SQLException {
        try {
            staging.add(reader.read(number, row));
        } catch (RowRefused refused) {
            counts.reject(number, refused);
            var invoice = reader.invoiceOf(row);
            if (invoice != null && !refused.reason().equals(Field.ACCOUNT.missing())) {
                staging.addRejected(number, reader.distributorOf(row), invoice);
            }
        }
    }

    private void take(Invoice invoice) {
        try {
            purchases.add(invoice.purchase(format));
            invoices.add(invoice);
            lines += invoice.rows().size();
        } catch (RowRefused refused) {
            counts.reject(invoice, refused);
        }
    }

    private void post() {
        var outcomes = rehearsal == null ? posting.post(run.tenantId(), run.actor(), purchases)
                : rehearsal.post(purchases);
        for (var i = 0; i < outcomes.size(); i++) {
            counts.outcome(invoices.get(i), outcomes.get(i));
        }
        lines = 0;
        invoices.clear();
        purchases.clear();
    }

    /** Shows the progress now and then; that look also tells whether to go on. */
    private void pulse(long percent) {
        if (System.nanoTime() - lastPulse > PULSE_NANOS) {
            counts.flush();
            run.progress((int) Math.min(99, percent), counts.result());
            lastPulse = System.nanoTime();
        }
    }
}
