package io.stamgast.imports;

import io.stamgast.earning.posting.PurchasePosting;
import io.stamgast.job.Job;
import io.stamgast.job.JobKind;
import io.stamgast.job.JobRun;
import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.TenantWork;
import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The job of an import; a tenant's imports run one after another. */
@ApplicationScoped
class ImportJob implements JobKind {

    static final String NAME = "import";

    /**
     * An import ended.
     *
     * @param dryRun whether nothing was to be posted
     * @param rows null unless it came to its end, like the other counts
     * @param error why it failed; null unless it did
     */
    @DomainEvent.Type(name = "import.finished",
            description = "An import came to its end; some rows may be rejected.")
    @DomainEvent.Type(name = "import.failed", description = "An import broke off; what it had posted stays.")
    @DomainEvent.Type(name = "import.cancelled",
            description = "Somebody cancelled an import; what it had posted stays.")
    record Ended(String eventType, UUID job, boolean dryRun, @Nullable Long rows, @Nullable Long accepted,
                 @Nullable Long rejected, @Nullable Long purchases, @Nullable Long returns, @Nullable String error,
                 Instant occurredAt) implements DomainEvent {

        static Ended of(End end) {
            var type = end.state() == Job.State.DONE ? "import.finished"
                    : end.state() == Job.State.CANCELLED ? "import.cancelled" : "import.failed";
            var dryRun = end.parameters(ImportOrder.class).dryRun();
            return end.result() instanceof ImportResult counts
                    ? new Ended(type, end.job(), dryRun, counts.rows(), counts.accepted(), counts.rejected(),
                            counts.purchases(), counts.returns(), end.error(), end.at())
                    : new Ended(type, end.job(), dryRun, null, null, null, null, null, end.error(), end.at());
        }

        @Override
        public UUID subjectId() {
            return job;
        }
    }

    @Inject
    TenantWork work;
    @Inject
    PurchasePosting posting;
    @Inject
    Clock clock;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean oneAtATime() {
        return true;
    }

    /** Not simply repeated, so that the counts of the next import are exactly what it posted. */
    @Override
    public String whenInterrupted() {
        return "The server stopped during this import. What was posted stays; import the same file again, and only "
                + "the rest is posted.";
    }

    @Override
    public Optional<DomainEvent> told(End end) {
        return Optional.of(Ended.of(end));
    }

    @Override
    public ImportResult run(JobRun run) {
        var order = run.parameters(ImportOrder.class);
        var mapping = order.mapping();
        var format = MappingCheck.check(mapping, mapping.currency(), mapping.timeZone());
        return work.raw(connection -> {
            try (var staging = new Staging(connection)) {
                return new ImportRun(run, order, format, posting, clock).execute(staging);
            }
        });
    }
}
