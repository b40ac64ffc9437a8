package io.stamgast.earning.posting;

import io.stamgast.earning.posting.ChunkPosting.Result;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.TenantWork;
import io.stamgast.program.ProgramSettings;
import io.stamgast.purchase.NewPurchase;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs a chunk's transaction, again where that helps: after newcomers are made known, and after lost races. */
final class ChunkAttempts {

    static final int MAX_ATTEMPTS = 8;

    /** A transaction's end: either the result, or who must be made known first. */
    private record Step(Result result, Newcomers newcomers, List<NewPurchase> named, ProgramSettings program) {
    }

    private final TenantWork work;
    private final ProgramShelf shelf;
    private final Clock clock;

    ChunkAttempts(TenantWork work, ProgramShelf shelf, Clock clock) {
        this.work = work;
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * @param enrolled accounts that were made known for these purchases, and none of them has posted yet; kept
     *         up to date
     * @param request what is to be answered, for a single purchase; else null
     */
    Result post(int tenant, String actor, List<NewPurchase> asked, Set<String> enrolled, Answer.Request request) {
        var named = asked;
        var mayEnrol = true;
        for (var attempt = 1; ; attempt++) {
            try {
                var unposted = new HashSet<>(enrolled);
                var step = step(tenant, actor, named, mayEnrol, unposted, request);
                if (step.result() != null) {
                    enrolled.retainAll(unposted);
                    return step.result();
                }
                enrolled.addAll(enrol(tenant, step));
                named = step.named();
                mayEnrol = false;
            } catch (DatabaseFailure failure) {
                // somebody else posted the same purchase or key, or locked in another order: what stands there now
                // is the answer
                if (attempt == MAX_ATTEMPTS || !failure.isDuplicate() && !failure.isRetriable()) {
                    throw failure;
                }
            }
        }
    }

    private Step step(int tenant, String actor, List<NewPurchase> asked, boolean mayEnrol, Set<String> enrolled,
                      Answer.Request request) {
        return work.raw(connection -> {
            var chunk = new ChunkPosting(connection, shelf, tenant, actor, clock);
            var state = chunk.lock(asked, request);
            var replay = ChunkPosting.replay(state.answer(), request);
            if (replay != null) {
                return new Step(Result.replayed(replay), null, null, null);
            }
            if (mayEnrol) {
                var named = Newcomers.byDistributorsNumber(connection, tenant, asked, state.found());
                var newcomers = Newcomers.of(named, state.found(), chunk.rules().program());
                if (!newcomers.isEmpty() || !named.equals(asked)) {
                    return new Step(null, newcomers, named, chunk.rules().program());
                }
            }
            return new Step(chunk.post(state, asked, enrolled, request), null, null, null);
        });
    }

    /** The accounts that are new, by the way the purchases name them. */
    private Set<String> enrol(int tenant, Step step) {
        if (step.newcomers().isEmpty()) {
            return Set.of();
        }
        return work.call(tenant, connection -> step.newcomers()
                .enrol(connection, tenant, step.program(), clock.instant()));
    }
}
