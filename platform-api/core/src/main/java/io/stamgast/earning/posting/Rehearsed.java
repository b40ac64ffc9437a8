package io.stamgast.earning.posting;

import io.stamgast.account.Enrolment;
import io.stamgast.earning.judging.TakeBack.LastClose;
import io.stamgast.earning.posting.PostingState.Found;
import io.stamgast.earning.condition.Line;
import io.stamgast.earning.judging.Seen;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.purchase.Purchase;
import io.stamgast.web.Reference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What rehearsed purchases would have left behind for those after them: newcomers, and purchases that returns name. It
 * keeps as much as is reasonable; a purchase that only something forgotten could refuse is taken.
 */
final class Rehearsed {

    /** For purchases that are posted: what was before them, the database knows. */
    static final Rehearsed NOTHING = new Rehearsed(Set.of());

    private static final int MAX_NEWCOMERS = 200_000;
    private static final int MAX_LINES = 100_000;

    private final Set<String> originals;
    private final Set<String> accounts = new HashSet<>();
    private final Set<String> distributors = new HashSet<>();
    private final Map<UUID, Purchase> named = new HashMap<>();
    private final Map<String, List<Purchase>> namedByNumber = new HashMap<>();
    private final Map<UUID, List<Line>> returned = new HashMap<>();
    private int lines;

    /** @param originals the invoice numbers that returns will name */
    Rehearsed(Set<String> originals) {
        this.originals = originals;
    }

    /** @return the accounts that are new by it, by the way purchases name them */
    Set<String> enrol(Newcomers newcomers) {
        var enrolled = new HashSet<String>();
        for (var account : newcomers.accounts()) {
            if (accounts.size() < MAX_NEWCOMERS && accounts.add(account)) {
                enrolled.add(new Reference(null, account).toString());
            }
        }
        newcomers.distributors().stream().limit(MAX_NEWCOMERS - distributors.size()).forEach(distributors::add);
        return enrolled;
    }

    /** What the purchases' references mean, those to newcomers included. */
    List<Found> known(List<NewPurchase> asked, List<Found> found) {
        return IntStream.range(0, asked.size()).mapToObj(i -> known(asked.get(i), found.get(i))).toList();
    }

    private Found known(NewPurchase purchase, Found found) {
        var isOfNewcomer = found.distributorId() == null && purchase.distributor() != null;
        var distributor = isOfNewcomer ? id("distributor", distributors, purchase.distributor())
                : found.distributorId();
        var account = found.accountId() == null ? id("account", accounts, purchase.account()) : found.accountId();
        return new Found(distributor, account, found.accountId() == null ? account : found.poolId(),
                isOfNewcomer ? null : found.purchaseId(), isOfNewcomer ? null : found.contentHash());
    }

    private static UUID id(String field, Set<String> newcomers, String reference) {
        var externalId = Reference.parse(field, reference).externalId();
        var isForgotten = newcomers.size() == MAX_NEWCOMERS && Enrolment.accepts(externalId);
        return isForgotten || newcomers.contains(externalId)
                ? UUID.nameUUIDFromBytes(externalId.getBytes(StandardCharsets.UTF_8)) : null;
    }

    /** Keeps what a later return may take back. */
    void keep(Item item) {
        var purchase = item.purchase();
        var isNamed = originals.contains(purchase.invoiceNumber());
        if (item.original() == null && !isNamed || !hasRoom(item)) {
            return;
        }
        if (item.original() != null) {
            returned.computeIfAbsent(item.original().purchase().id(), id -> new ArrayList<>()).addAll(item.lines());
        }
        if (isNamed) {
            named.put(purchase.id(), purchase);
            namedByNumber.computeIfAbsent(purchase.invoiceNumber(), number -> new ArrayList<>()).add(purchase);
        }
    }

    /** Counts it, too. */
    private boolean hasRoom(Item item) {
        lines += item.lines().size();
        return !isForgetful();
    }

    /** Whether there may have been purchases that are not kept here. */
    boolean isForgetful() {
        return lines > MAX_LINES || originals.size() >= Rehearsal.MAX_ORIGINALS;
    }

    /** Those of these numbers. */
    List<Purchase> named(Collection<String> numbers) {
        return numbers.stream().distinct()
                .flatMap(number -> namedByNumber.getOrDefault(number, List.of()).stream()).toList();
    }

    boolean holds(UUID sale) {
        return named.containsKey(sale);
    }

    /** @param kept as the database has it; null for a sale that was rehearsed */
    Original original(UUID id, Original kept) {
        var original = kept == null
                ? new Original(named.get(id), null, Seen.NOTHING, List.of(), List.of(), LastClose.none(), false) : kept;
        return returned.containsKey(id) ? original.alsoReturned(returned.get(id)) : original;
    }
}
