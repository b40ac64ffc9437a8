package io.stamgast.earning.simulation;

import io.stamgast.earning.ruleset.RuleSets;
import io.stamgast.earning.simulation.engine.SimulationResult.Change;
import io.stamgast.job.Job;
import io.stamgast.job.Jobs;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.program.ProgramSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** Asks for simulations and looks at them. */
@ApplicationScoped
public class Simulations {

    private static final int MOST_YEARS = 5;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    RuleSets ruleSets;
    @Inject
    Jobs jobs;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /**
     * Makes the job that simulates a rule set, draft or published.
     *
     * @param from the first local day; {@code to} the last one
     * @return the job's id
     * @throws DomainException ({@code not-found}, 404) for a rule set that there isn't; ({@code invalid-range}, 422)
     *     when the days are in the wrong order, in the future, or more than five years
     */
    @Transactional
    public UUID start(UUID ruleSet, LocalDate from, LocalDate to) {
        ruleSets.find(ruleSet);
        try {
            requireRange(from, to, ProgramSettings.read(connection.get(), tenant.id()).timeZone());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        var parameters = new SimulationJob.Parameters(ruleSet, from, to);
        var job = jobs.create(SimulationJob.NAME, parameters);
        audit.record("simulated", "rule-set", ruleSet, null, parameters);
        return job;
    }

    private void requireRange(LocalDate from, LocalDate to, ZoneId zone) {
        requireRange(from, to, LocalDate.ofInstant(clock.instant(), zone));
    }

    static void requireRange(LocalDate from, LocalDate to, LocalDate today) {
        if (from.isBefore(EARLIEST)) {
            throw DomainException.ruleBroken("invalid-range", "from", "must be a day from " + EARLIEST + " on");
        }
        if (from.isAfter(to)) {
            throw DomainException.ruleBroken("invalid-range", "to", "must not be before from");
        }
        if (to.isAfter(today)) {
            throw DomainException.ruleBroken("invalid-range", "to", "must not be in the future: today is " + today);
        }
        if (!from.plusYears(MOST_YEARS).isAfter(to)) {
            throw DomainException.ruleBroken("invalid-range", "to",
                    "must be less than " + MOST_YEARS + " years after from");
        }
    }

    /** @throws DomainException ({@code not-found}, 404) when there is no such simulation of that rule set */
    @Transactional
    public Job find(UUID ruleSet, UUID job) {
        try {
            if (!SimulationAccounts.isOf(connection.get(), tenant.id(), job, ruleSet)) {
                throw DomainException.notFound("simulation", job);
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        return jobs.find(job);
    }

    /**
     * What each account would have got, in the order of their ids; none before the simulation is done.
     *
     * @param after the account after which the page begins; null for the first page
     */
    @Transactional
    public List<Change> accounts(UUID job, UUID after, int limit) {
        try {
            return SimulationAccounts.list(connection.get(), tenant.id(), job, after, limit);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
