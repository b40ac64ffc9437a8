package io.stamgast.earning.backlog;

import io.stamgast.earning.ruleset.RuleSetPublished;
import io.stamgast.job.Jobs;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.TenantConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** Asks for the job when a version is published over purchases that wait, in the publication's own transaction. */
@ApplicationScoped
class PublicationObserver {

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Jobs jobs;

    void judgeWhatWaits(@Observes RuleSetPublished published) {
        try {
            var waiting = Waiting.alone(connection.get(), tenant.id(), published.effectiveFrom(),
                    published.effectiveTo(), Waiting.Place.START, 1);
            if (!waiting.isEmpty()) {
                jobs.create(BacklogJob.NAME,
                        new BacklogJob.Parameters(published.effectiveFrom(), published.effectiveTo()));
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
