package io.stamgast.earning.posting;

import io.stamgast.earning.posting.PostingState.Found;
import io.stamgast.kernel.DomainException;
import io.stamgast.purchase.NewPurchase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Which of the purchases asked for are to be posted, and what became of the others. A refusal concerns one only. */
final class Intake {

    private final List<NewPurchase> asked;
    private final Outcome[] outcomes;
    private final Map<Integer, Item> items = new TreeMap<>();

    private Intake(List<NewPurchase> asked) {
        this.asked = asked;
        this.outcomes = new Outcome[asked.size()];
    }

    static Intake of(List<NewPurchase> asked, List<Found> found, ProgramRules rules, Instant now) {
        var intake = new Intake(asked);
        for (var i = 0; i < asked.size(); i++) {
            try {
                intake.decide(i, asked.get(i), found.get(i), rules, now);
            } catch (DomainException refusal) {
                intake.outcomes[i] = new Outcome.Refused(refusal);
            }
        }
        return intake;
    }

    private void decide(int index, NewPurchase reported, Found found, ProgramRules rules, Instant now) {
        reported.requireCurrency(rules.program().currency());
        if (reported.distributor() != null && found.distributorId() == null) {
            throw DomainException.unknown("unknown-distributor", "distributor",
                    "there is no distributor " + reported.distributor());
        }
        if (found.accountId() == null) {
            throw DomainException.unknown("unknown-account", "account", "there is no account " + reported.account());
        }
        var program = rules.program();
        var purchase = reported.kept(found.accountId(), found.distributorId(), program.earnsFrom(reported.source()),
                program.currency(), now);
        var item = Item.of(reported, purchase, found.poolId());
        if (found.purchaseId() == null) {
            items.put(index, item);
        } else {
            item.requireSameAs(found.contentHash());
            outcomes[index] = new Outcome.Unchanged(found.purchaseId());
        }
    }

    /**
     * Looks up what linked returns give goods of back, and refuses those that give back what they can't.
     *
     * @param before what no database knows yet
     */
    void findOriginals(Connection connection, int tenant, Rehearsed before) throws SQLException {
        var linked = items.keySet().stream().filter(index -> asked.get(index).isLinkedReturn()).toList();
        if (linked.isEmpty()) {
            return;
        }
        var numbers = OriginalNumbers.read(connection, tenant,
                linked.stream().map(index -> asked.get(index).originalInvoice()).toList(),
                linked.stream().map(index -> items.get(index).purchase().accountId()).toList(), before);
        var ids = new HashMap<Integer, UUID>();
        for (var index : linked) {
            replace(index, item -> {
                numbers.original(asked.get(index), item.purchase()).ifPresent(id -> ids.put(index, id));
                return item;
            });
        }
        var kept = ids.values().stream().filter(id -> !before.holds(id)).toList();
        var originals = kept.isEmpty() ? Map.<UUID, Original>of() : new Originals(connection, tenant).read(kept);
        ids.forEach((index, id) -> replace(index, item -> {
            var original = before.original(id, originals.get(id));
            original.requireCovers(item.purchase().lines());
            return item.asReturnOf(original);
        }));
    }

    private void replace(int index, UnaryOperator<Item> change) {
        try {
            items.put(index, change.apply(items.get(index)));
        } catch (DomainException refusal) {
            refuse(index, refusal);
        }
    }

    private void refuse(int index, DomainException refusal) {
        items.remove(index);
        outcomes[index] = new Outcome.Refused(refusal);
    }

    /** Why a purchase is not to be posted. */
    DomainException refusal(int index) {
        return ((Outcome.Refused) outcomes[index]).refusal();
    }

    boolean hasSeveralOfOneAccount() {
        return items.values().stream().map(item -> item.purchase().accountId()).distinct().count() < items.size();
    }

    /** Whose purchases they are, each once. */
    List<UUID> accounts() {
        return items.values().stream().map(item -> item.purchase().accountId()).distinct().toList();
    }

    Collection<Item> items() {
        return items.values();
    }

    /** Judges what is left, in the order in which it was asked for. */
    void take(ItemPosting posting, Set<String> closedPeriods) {
        items.values().forEach(item -> posting.take(item, closedPeriods));
    }

    /** @param enrolled the accounts that this request made known, by the way the purchases name them */
    List<Outcome> outcomes(Collection<String> enrolled) {
        items.forEach((index, item) -> outcomes[index] = new Outcome.Posted(item.purchase(), item.points(),
                item.judgement() != null, enrolled.remove(asked.get(index).account())));
        return List.of(outcomes);
    }
}
