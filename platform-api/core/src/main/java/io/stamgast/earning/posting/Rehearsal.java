package io.stamgast.earning.posting;

import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.TenantWork;
import io.stamgast.purchase.NewPurchase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Purchases as posting them would go, and nothing is posted: each is read against what stands there and what those
 * before it would have left. Points are not counted.
 */
public final class Rehearsal {

    /** So many numbers of originals are of use; where there are more, returns of what isn't found are taken. */
    public static final int MAX_ORIGINALS = 100_000;

    private final TenantWork work;
    private final ProgramShelf shelf;
    private final PostingGate gate;
    private final Clock clock;
    private final int tenant;
    private final Rehearsed before;

    Rehearsal(TenantWork work, ProgramShelf shelf, PostingGate gate, Clock clock, int tenant, Set<String> originals) {
        this.work = work;
        this.shelf = shelf;
        this.gate = gate;
        this.clock = clock;
        this.tenant = tenant;
        this.before = new Rehearsed(originals);
    }

    /** @return one outcome per purchase, in the same order */
    public List<Outcome> post(List<NewPurchase> purchases) {
        var enrolled = new HashSet<String>();
        return Chunks.each(purchases, clock.instant(), chunk -> rehearse(chunk, enrolled));
    }

    private List<Outcome> rehearse(List<NewPurchase> chunk, Set<String> enrolled) {
        var intake = intake(chunk, enrolled);
        intake.items().forEach(before::keep);
        return intake.outcomes(enrolled);
    }

    private Intake intake(List<NewPurchase> chunk, Set<String> enrolled) {
        for (var attempt = 1; ; attempt++) {
            try {
                return gate.chunk(tenant, () -> work.raw(connection -> intake(connection, chunk, enrolled)));
            } catch (DatabaseFailure failure) {
                if (attempt == ChunkAttempts.MAX_ATTEMPTS || !failure.isRetriable()) {
                    throw failure;
                }
            }
        }
    }

    private Intake intake(Connection connection, List<NewPurchase> chunk, Set<String> enrolled) throws SQLException {
        var posting = new ChunkPosting(connection, shelf, tenant, null, clock);
        var found = posting.lock(chunk, null).found();
        var named = Newcomers.byDistributorsNumber(connection, tenant, chunk, found);
        var known = named.equals(chunk) ? found : posting.lock(named, null).found();
        enrolled.addAll(before.enrol(Newcomers.of(named, known, posting.rules().program())));
        var intake = Intake.of(named, before.known(named, known), posting.rules(), clock.instant());
        intake.findOriginals(connection, tenant, before);
        return intake;
    }
}
