package io.stamgast.earning.batch;

import io.stamgast.earning.posting.Outcome;
import io.stamgast.earning.posting.PurchasePosting;
import io.stamgast.job.JobKind;
import io.stamgast.job.JobRun;
import io.stamgast.job.Rejection;
import io.stamgast.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Posts a batch in the background; when it is cut off, it simply runs again and posts the rest. It takes no turn as
 * those do that are answered at once: there are only as many job threads, and its chunks wait as all do.
 */
@ApplicationScoped
public class BatchJob implements JobKind {

    static final String NAME = "purchase-batch";

    /** What the job is given. */
    public record Parameters(BatchFormat format) {
    }

    @Inject
    PurchasePosting posting;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object run(JobRun run) {
        try (var body = BatchBody.of(run.upload())) {
            var batch = Batch.of(body, run.parameters(Parameters.class).format());
            var progress = new Progress(run, Math.max(1, batch.size()));
            new BatchPosting(posting, run.tenantId(), run.actor()).post(batch, body, progress::add, progress::show);
            return progress.counts;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Counts, and hands rejections over group by group. */
    private static final class Progress {

        private final JobRun run;
        private final int size;
        private final List<Rejection> rejections = new ArrayList<>();
        private BatchCounts counts = BatchCounts.NONE;

        Progress(JobRun run, int size) {
            this.run = run;
            this.size = size;
        }

        void add(int index, Outcome outcome) {
            counts = counts.plus(outcome);
            if (outcome instanceof Outcome.Refused refused) {
                rejections.add(rejection(index, refused.refusal()));
            }
        }

        void show(int done) {
            run.reject(rejections);
            rejections.clear();
            run.progress((int) (done * 100L / size), counts);
        }

        private static Rejection rejection(int index, DomainException refusal) {
            var violations = refusal.violations();
            return violations.isEmpty()
                    ? new Rejection(index + 1, null, refusal.code(), refusal.getMessage())
                    : new Rejection(index + 1, violations.get(0).field(), refusal.code(), violations.get(0).message());
        }
    }
}
