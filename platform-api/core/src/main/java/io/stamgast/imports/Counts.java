package io.stamgast.imports;

import io.stamgast.earning.posting.Outcome;
import io.stamgast.imports.row.Field;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.job.JobRun;
import io.stamgast.job.Rejection;
import io.stamgast.kernel.DomainException;
import io.stamgast.purchase.Purchase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts as an import goes, and hands rejected rows on in sets. */
final class Counts {

    private static final int REJECTIONS_PER_SET = 2000;
    private static final int VIOLATIONS_TOLD = 3;

    private final JobRun run;
    private final Map<String, Long> rejections = new TreeMap<>();
    private final List<Rejection> waiting = new ArrayList<>();
    private long rows;
    private long accepted;
    private long rejected;
    private long purchases;
    private long returns;
    private long unchanged;
    private long accountsEnrolled;
    private long pointsEarned;
    private long pointsTakenBack;

    Counts(JobRun run) {
        this.run = run;
    }

    void row() {
        rows++;
    }

    void reject(long row, RowRefused refused) {
        reject(row, refused.field(), refused.reason(), refused.getMessage());
    }

    void reject(Invoice invoice, RowRefused refused) {
        invoice.rows().forEach(row -> reject(row.number(), refused));
    }

    void reject(Invoice invoice, DomainException refusal) {
        var field = field(refusal);
        var detail = inWords(refusal);
        invoice.rows().forEach(row -> reject(row.number(), field, refusal.code(), detail));
    }

    void outcome(Invoice invoice, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            reject(invoice, refused.refusal());
        } else if (outcome instanceof Outcome.Posted posted) {
            posted(invoice, posted.purchase().kind() == Purchase.Kind.RETURN);
            accountsEnrolled += posted.enrolled() ? 1 : 0;
            pointsEarned += Math.max(0, posted.points());
            pointsTakenBack -= Math.min(0, posted.points());
        } else {
            accepted += invoice.rows().size();
            unchanged++;
        }
    }

    private void posted(Invoice invoice, boolean isReturn) {
        accepted += invoice.rows().size();
        purchases += isReturn ? 0 : 1;
        returns += isReturn ? 1 : 0;
    }

    /** Keeps the rejections so far. */
    void flush() {
        run.reject(waiting);
        waiting.clear();
    }

    ImportResult result() {
        return new ImportResult(rows, accepted, rejected, new TreeMap<>(rejections), purchases, returns, unchanged,
                accountsEnrolled, pointsEarned, pointsTakenBack);
    }

    private void reject(long row, String field, String reason, String detail) {
        rejected++;
        rejections.merge(reason, 1L, Long::sum);
        waiting.add(new Rejection(row, field, reason, detail));
        if (waiting.size() == REJECTIONS_PER_SET) {
            flush();
        }
    }

    /** The mapping's name of what is wrong; null when it is none of the invoice's own members. */
    private static String field(DomainException refusal) {
        return refusal.violations().stream().map(DomainException.Violation::field)
                .filter(field -> Field.named(field).isPresent()).findFirst().orElse(null);
    }

    private static String inWords(DomainException refusal) {
        return refusal.violations().isEmpty() ? refusal.getMessage()
                : refusal.violations().stream().limit(VIOLATIONS_TOLD)
                        .map(violation -> violation.field() + ": " + violation.message())
                        .collect(Collectors.joining("; "));
    }
}
