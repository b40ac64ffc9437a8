package io.stamgast.earning.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.simulation.engine.Question;
import io.stamgast.earning.simulation.engine.Simulation;
import io.stamgast.earning.simulation.engine.SimulationResult;
import io.stamgast.earning.standing.Standings;
import io.stamgast.job.JobKind;
import io.stamgast.job.JobRun;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Roles;
import io.stamgast.kernel.TenantWork;
import io.stamgast.program.ProgramSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** Simulates a rule set; when it is cut off, it simply runs again, on a later snapshot. */
@ApplicationScoped
class SimulationJob implements JobKind {

    static final String NAME = "simulation";

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";

    /** @param from and {@code to} local days, both included */
    public record Parameters(UUID ruleSet, LocalDate from, LocalDate to) {
    }

    /** @param simulation null until it is done */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Done(SimulationResult simulation) {
    }

    @Inject
    TenantWork work;
    @Inject
    RuleBook rules;
    @Inject
    Standings standings;
    @Inject
    Clock clock;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> askers() {
        return Set.of(Roles.PROGRAM_ADMIN, Roles.LOYALTY_API);
    }

    @Override
    public boolean oneAtATime() {
        return true;
    }

    @Override
    public Object run(JobRun run) {
        return work.raw(connection -> {
            begin(connection, run.tenantId());
            var simulation = new Simulation(question(connection, run.tenantId(), run.parameters(Parameters.class)));
            var all = Math.max(1, simulation.count());
            var looked = new Looked(run, all);
            simulation.run(looked::at);
            var result = Accounting.result(simulation);
            SimulationAccounts.write(work, run.tenantId(), run.id(), simulation.accounts());
            return new Done(result);
        });
    }

    /** All that follows sees the database as it is now, and can't write. */
    static void begin(Connection connection, int tenant) throws SQLException {
        try (var snapshot = connection.createStatement()) {
            snapshot.execute(SNAPSHOT);
        }
        TenantWork.useTenant(connection, tenant);
    }

    private Question question(Connection connection, int tenant, Parameters parameters) throws SQLException {
        var program = ProgramSettings.read(connection, tenant);
        var version = rules.anyVersion(connection, tenant, parameters.ruleSet(),
                Question.start(parameters.from(), program.timeZone()))
                .orElseThrow(() -> DomainException.notFound("rule set", parameters.ruleSet()));
        return new Question(connection, tenant, version, program, standings, parameters.from(), parameters.to(),
                clock.instant());
    }

    /** Shows the progress, not more often than it is worth while. */
    private final class Looked {

        private final JobRun run;
        private final long all;
        private Instant last = clock.instant();

        private Looked(JobRun run, long all) {
            this.run = run;
            this.all = all;
        }

        private void at(long judged) {
            var now = clock.instant();
            if (Duration.between(last, now).compareTo(BETWEEN_LOOKS) >= 0) {
                last = now;
                run.progress((int) Math.min(95, judged * 95 / all), new Done(null));
            }
        }
    }
}
