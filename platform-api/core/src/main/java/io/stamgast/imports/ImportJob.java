package io.stamgast.imports;

import io.stamgast.earning.posting.PurchasePosting;
import io.stamgast.job.JobKind;
import io.stamgast.job.JobRun;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** The job of an import; a tenant's imports run one after another. */
@ApplicationScoped
class ImportJob implements JobKind {

    static final String NAME = "import";

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
    public ImportResult run(JobRun run) {
        var order = run.parameters(ImportOrder.class);
        var format = MappingCheck.check(order.mapping(), order.mapping().currency());
        return work.raw(connection -> {
            try (var staging = new Staging(connection)) {
                return new ImportRun(run, order, format, posting, clock).execute(staging);
            }
        });
    }
}
