package io.stamgast.earning.posting;

import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import io.stamgast.purchase.NewPurchase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps purchases and posts their points: one, or many in sets. */
@ApplicationScoped
public class PurchasePosting {

    /** A place that was waited for; closing gives it back. */
    @FunctionalInterface
    public interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    private final TenantWork work;
    private final ProgramShelf shelf;
    private final ChunkAttempts attempts;
    private final PostingGate gate;
    private final Clock clock;
    private final Consumer<ChunkPosting.Result> figures;

    protected PurchasePosting() {
        this(null, null, null); // for the client proxy
    }

    /** Outside of a server, where nobody reads figures. */
    public PurchasePosting(TenantWork work, ProgramShelf shelf, Clock clock) {
        this(work, shelf, clock, committed -> { });
    }

    @Inject
    PurchasePosting(TenantWork work, ProgramShelf shelf, Clock clock, PostingFigures figures) {
        this(work, shelf, clock, figures::committed);
    }

    private PurchasePosting(TenantWork work, ProgramShelf shelf, Clock clock, Consumer<ChunkPosting.Result> figures) {
        this(work, shelf, clock, figures, new PostingGate());
    }

    PurchasePosting(TenantWork work, ProgramShelf shelf, Clock clock, Consumer<ChunkPosting.Result> figures,
                    PostingGate gate) {
        this.work = work;
        this.shelf = shelf;
        this.attempts = new ChunkAttempts(work, shelf, clock);
        this.gate = gate;
        this.clock = clock;
        this.figures = figures;
    }

    /**
     * Posts one purchase. The same purchase again changes nothing and gets the first result; so does the same key.
     *
     * @param actor who is named in the ledger
     * @throws DomainException 400 {@code invalid-request}; 404 {@code unknown-account}, {@code unknown-distributor},
     *         {@code unknown-original}; 409 {@code purchase-differs}, {@code idempotency-key-reused}; 422
     *         {@code wrong-currency}, {@code ambiguous-original}, {@code return-exceeds-original},
     *         {@code return-not-negative}, {@code points-out-of-range}
     */
    public Answer post(int tenant, String actor, NewPurchase purchase, Answer.Request request) {
        purchase.requireValid(clock.instant());
        try {
            var result = gate.single(tenant,
                    () -> attempts.post(tenant, actor, List.of(purchase), new HashSet<>(), request));
            figures.accept(result);
            if (result.answer() != null) {
                return result.answer();
            }
            throw ((Outcome.Refused) result.outcomes().get(0)).refusal();
        } catch (ArithmeticException tooLarge) {
            throw outOfRange();
        }
    }

    /**
     * Posts many purchases, each as a whole or not at all; they see each other's effects in the order given. When the
     * server fails on the way, what was posted before stays, and posting all of it again posts only the rest.
     *
     * @return one outcome per purchase, in the same order
     */
    public List<Outcome> post(int tenant, String actor, List<NewPurchase> purchases) {
        var enrolled = new HashSet<String>();
        return Chunks.each(purchases, clock.instant(), chunk -> postChunk(tenant, actor, chunk, enrolled));
    }

    /**
     * Waits for its turn to work on a batch that is answered at once: a tenant that sends many of them has two under
     * way, and one while another posts single purchases.
     *
     * @return to be closed when all of the batch is done, whatever became of it
     * @throws DomainException ({@code service-unavailable}, 503) when too many of the tenant's wait already
     */
    public Turn turn(int tenant) {
        return gate.batch(tenant);
    }

    /**
     * To see how posting would go.
     *
     * @param originals the invoice numbers that returns among the purchases will name
     */
    public Rehearsal rehearsal(int tenant, Set<String> originals) {
        return new Rehearsal(work, shelf, gate, clock, tenant, originals);
    }

    private List<Outcome> postChunk(int tenant, String actor, List<NewPurchase> chunk, Set<String> enrolled) {
        try {
            var result = gate.chunk(tenant, () -> attempts.post(tenant, actor, chunk, enrolled, null));
            figures.accept(result);
            return result.outcomes();
        } catch (DependentPurchases | DatabaseFailure | ArithmeticException failure) {
            if (failure instanceof DatabaseFailure database && !database.isOfData()) {
                throw failure;
            }
            if (chunk.size() == 1) {
                return List.of(new Outcome.Refused(failure instanceof ArithmeticException ? outOfRange()
                        : DomainException.ruleBroken("not-storable",
                                "The purchase holds a value that can't be kept.")));
            }
            var half = chunk.size() / 2;
            var outcomes = new ArrayList<>(postChunk(tenant, actor, chunk.subList(0, half), enrolled));
            outcomes.addAll(postChunk(tenant, actor, chunk.subList(half, chunk.size()), enrolled));
            return outcomes;
        }
    }

    static DomainException outOfRange() {
        return DomainException.ruleBroken("points-out-of-range",
                "The purchase would move more points than can be counted.");
    }
}
