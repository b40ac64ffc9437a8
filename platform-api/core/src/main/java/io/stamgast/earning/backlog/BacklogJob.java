package io.stamgast.earning.backlog;

import io.stamgast.earning.backlog.Waiting.Place;
import io.stamgast.earning.backlog.Waiting.Purchase;
import io.stamgast.earning.posting.BacklogJudging;
import io.stamgast.earning.posting.ProgramShelf;
import io.stamgast.job.JobKind;
import io.stamgast.job.JobRun;
import io.stamgast.kernel.Roles;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Judges what waited for a version; when it is cut off, it simply runs again and judges the rest. */
@ApplicationScoped
public class BacklogJob implements JobKind {

    static final String NAME = "judge-backlog";

    private static final int CHUNK = 200;

    /**
     * The reign of the version that was published.
     *
     * @param to exclusive; null for no end
     */
    public record Parameters(Instant from, Instant to) {
    }

    /**
     * What the job did so far.
     *
     * @param pointsTakenBack as a positive number
     */
    public record Result(long judged, long pointsEarned, long pointsTakenBack) {
    }

    @Inject
    TenantWork work;
    @Inject
    ProgramShelf shelf;
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
        return run(work, new BacklogJudging(work, shelf, clock, run.tenantId(), run.actor()), run.tenantId(),
                run.parameters(Parameters.class), soFar -> run.progress(50, soFar));
    }

    static Result run(TenantWork work, BacklogJudging judging, int tenant, Parameters reign,
                      Consumer<Result> progress) {
        each(after -> work.call(tenant, connection ->
                Waiting.alone(connection, tenant, reign.from(), reign.to(), after, CHUNK)), judging, progress);
        each(after -> work.call(tenant, connection ->
                Waiting.returns(connection, tenant, after, CHUNK)), judging, progress);
        return result(judging);
    }

    private static void each(Function<Place, List<Purchase>> next, BacklogJudging judging,
                             Consumer<Result> progress) {
        var waiting = next.apply(Place.START);
        while (!waiting.isEmpty()) {
            cut(waiting).forEach(judging::judge);
            progress.accept(result(judging));
            waiting = next.apply(waiting.get(waiting.size() - 1).place());
        }
    }

    /** No two returns of one purchase together: each must see what the one before took back. */
    private static List<List<UUID>> cut(List<Purchase> waiting) {
        var chunks = new ArrayList<List<UUID>>();
        var chunk = new ArrayList<UUID>();
        var originals = new HashSet<UUID>();
        for (var purchase : waiting) {
            if (purchase.originalId() != null && !originals.add(purchase.originalId())) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                originals.clear();
                originals.add(purchase.originalId());
            }
            chunk.add(purchase.id());
        }
        chunks.add(chunk);
        return chunks;
    }

    private static Result result(BacklogJudging judging) {
        return new Result(judging.judged(), judging.pointsEarned(), judging.pointsTakenBack());
    }
}
