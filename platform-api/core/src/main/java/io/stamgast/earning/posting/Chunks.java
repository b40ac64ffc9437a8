package io.stamgast.earning.posting;

import io.stamgast.kernel.DomainException;
import io.stamgast.purchase.NewPurchase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Cuts purchases into chunks, in their order. None in a chunk depends on the rows that another one of it writes: not on
 * its invoice number, nor on its original.
 */
final class Chunks {

    private static final int MAX_PURCHASES = 200;
    private static final int MAX_LINES = 1000;

    private final List<List<NewPurchase>> cut = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();
    private List<NewPurchase> chunk = new ArrayList<>();
    private int lines;

    private Chunks() {
    }

    /**
     * Refuses what is not valid, and lets the rest be posted chunk by chunk.
     *
     * @param post one outcome per purchase of a chunk
     * @return one outcome per purchase, in the same order
     */
    static List<Outcome> each(List<NewPurchase> purchases, Instant now,
                              Function<List<NewPurchase>, List<Outcome>> post) {
        var outcomes = new Outcome[purchases.size()];
        var valid = new ArrayList<NewPurchase>(purchases.size());
        var places = new ArrayList<Integer>(purchases.size());
        for (var i = 0; i < outcomes.length; i++) {
            try {
                purchases.get(i).requireValid(now);
                valid.add(purchases.get(i));
                places.add(i);
            } catch (DomainException refusal) {
                outcomes[i] = new Outcome.Refused(refusal);
            }
        }
        var next = 0;
        for (var chunk : of(valid)) {
            for (var outcome : post.apply(chunk)) {
                outcomes[places.get(next++)] = outcome;
            }
        }
        return List.of(outcomes);
    }

    static List<List<NewPurchase>> of(List<NewPurchase> purchases) {
        var chunks = new Chunks();
        purchases.forEach(chunks::add);
        chunks.close();
        return chunks.cut;
    }

    private void add(NewPurchase purchase) {
        if (chunk.size() == MAX_PURCHASES || lines + purchase.lines().size() > MAX_LINES || depends(purchase)) {
            close();
        }
        chunk.add(purchase);
        lines += purchase.lines().size();
        numbers.add(purchase.invoiceNumber());
        if (purchase.isLinkedReturn()) {
            numbers.add(purchase.originalInvoice());
        }
    }

    private boolean depends(NewPurchase purchase) {
        return numbers.contains(purchase.invoiceNumber())
                || purchase.isLinkedReturn() && numbers.contains(purchase.originalInvoice());
    }

    private void close() {
        if (!chunk.isEmpty()) {
            cut.add(chunk);
        }
        chunk = new ArrayList<>();
        lines = 0;
        numbers.clear();
    }
}
