package io.stamgast.earning.posting;

import io.stamgast.earning.allowance.Budgets;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.kernel.DomainException;
import io.stamgast.program.ProgramSettings;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.purchase.Purchase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * What a purchase would earn if it were posted now: judged by the same rules, caps, budgets and multipliers, with
 * nothing locked and nothing written. What others post meanwhile may change it.
 */
@ApplicationScoped
public class Appraisal {

    /**
     * What it would be.
     *
     * @param purchase as it would be kept
     * @param available points that the account can spend before it, its debt taken off
     * @param judgement null when no rule set version is in force for its time
     */
    public record Appraised(Purchase purchase, ProgramSettings program, long available, Judgement judgement) {

        public long points() {
            return judgement == null ? 0 : judgement.points();
        }

        /** What the account could spend once the purchase's points are available; never more than can be counted. */
        public long afterwards() {
            return points() > 0 && available > Long.MAX_VALUE - points() ? Long.MAX_VALUE : available + points();
        }
    }

    private final ProgramShelf shelf;
    private final Clock clock;

    protected Appraisal() {
        this(null, null); // for the client proxy
    }

    @Inject
    public Appraisal(ProgramShelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * @param connection in a transaction; the tenant is set on it
     * @param purchase not a return of a named invoice
     * @throws DomainException 400 {@code invalid-request}; 404 {@code unknown-account}, {@code unknown-distributor};
     *         422 {@code wrong-currency}, {@code points-out-of-range}
     */
    public Appraised appraise(Connection connection, int tenant, NewPurchase purchase) throws SQLException {
        var now = clock.instant();
        purchase.requireValid(now);
        var posting = new ChunkPosting(connection, shelf, tenant, null, clock);
        var state = posting.look(List.of(purchase));
        var named = Newcomers.byDistributorsNumber(connection, tenant, List.of(purchase), state.found());
        if (!named.get(0).equals(purchase)) {
            state = posting.look(named);
        }
        var intake = Intake.of(named, state.found(), posting.rules(), now);
        var item = intake.items().stream().findFirst().orElseThrow(() -> intake.refusal(0));
        judge(connection, tenant, posting.rules(), item);
        return new Appraised(item.purchase(), posting.rules().program(),
                state.balances().get(item.poolId()).available(), item.judgement());
    }

    private void judge(Connection connection, int tenant, ProgramRules rules, Item item) throws SQLException {
        try {
            var facts = JudgingFacts.read(connection, tenant, rules, shelf.standings(), List.of(item),
                    Budgets.unlocked(connection, tenant));
            new ItemPosting(rules, facts, null, clock.instant()).take(item, Set.of());
        } catch (ArithmeticException tooLarge) {
            throw PurchasePosting.outOfRange();
        }
    }
}
