package io.stamgast.imports;

import io.stamgast.earning.posting.PurchasePosting;
import io.stamgast.earning.posting.Rehearsal;
import io.stamgast.imports.row.ImportRow;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.row.RowTaker;
import io.stamgast.job.JobRun;
import io.stamgast.purchase.NewPurchase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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

    /** Counts rows, and keeps them till all of them are read. */
    private record StagingTaker(Staging staging, Counts counts) implements RowTaker {

        @Override
        public void take(ImportRow row) throws SQLException {
            counts.row();
            staging.add(row);
        }

        @Override
        public void reject(long number, RowRefused refused, InvoiceKey invoice) throws SQLException {
            counts.row();
            counts.reject(number, refused);
            if (invoice != null) {
                staging.addRejected(number, invoice);
            }
        }
    }

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
        var taker = new StagingTaker(staging, counts);
        try (var rows = format.rows(run.upload(), NewPurchase.latest(clock.instant()))) {
            while (rows.next(taker)) {
                pulse(READING * rows.position() / Math.max(1, order.bytes()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
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
