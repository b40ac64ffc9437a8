package io.stamgast.membership.figures;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.program.ProgramSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;

/** Counts for the current tenant. */
@ApplicationScoped
public class FiguresDesk {

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Clock clock;

    /** Those of the months that have begun; what is to come isn't guessed. */
    @Transactional
    public Figures of(Months asked) {
        try {
            var zone = ProgramSettings.read(connection.get(), tenant.id()).timeZone();
            var begun = asked.begun(zone, clock.instant());
            return Figures.of(asked, zone, begun, PlanCounts.of(connection.get(), tenant.id(), begun),
                    CaseCounts.of(connection.get(), tenant.id(), begun));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
