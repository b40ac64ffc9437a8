package io.stamgast.earning.posting;

import io.stamgast.earning.condition.Line;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.Seen;
import io.stamgast.earning.standing.Moment;
import io.stamgast.kernel.DomainException;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.purchase.Purchase;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** One purchase on its way through a transaction. */
final class Item {

    private final Purchase purchase;
    private final byte[] contentHash;
    private final UUID poolId;
    private final Original original;
    private final List<Line> lines;
    private Judgement judgement;
    private Seen seen = Seen.NOTHING;

    private Item(Purchase purchase, byte[] contentHash, UUID poolId, Original original, List<Line> lines) {
        this.purchase = purchase;
        this.contentHash = contentHash;
        this.poolId = poolId;
        this.original = original;
        this.lines = lines;
    }

    /** A purchase that is to be kept and judged. */
    static Item of(NewPurchase reported, Purchase purchase, UUID poolId) {
        return new Item(purchase, reported.contentHash(purchase), poolId, null, Seen.lines(purchase));
    }

    /** A purchase that was kept before and is to be judged now. */
    static Item kept(Purchase purchase, UUID poolId, Original original) {
        var item = new Item(purchase, null, poolId, null, Seen.lines(purchase));
        return original == null ? item : item.asReturnOf(original);
    }

    /** The same as a return of what was bought; its lines are classified like the bought ones. */
    Item asReturnOf(Original bought) {
        return new Item(purchase.returning(bought.purchase()), contentHash, poolId, bought,
                bought.basket().asBought(lines, bought.returnedBefore()));
    }

    /** @throws DomainException ({@code purchase-differs}, 409) when the one kept before says something else */
    void requireSameAs(byte[] keptHash) {
        if (!Arrays.equals(contentHash, keptHash)) {
            throw DomainException.conflict("purchase-differs", "Another purchase stands under the invoice number "
                    + purchase.invoiceNumber() + " of this source and distributor.");
        }
    }

    /** Its account, when it was made. */
    Moment moment() {
        return new Moment(purchase.accountId(), purchase.occurredAt());
    }

    /** What conditions may ask of its account and distributor. */
    void saw(Seen facts) {
        seen = facts;
    }

    Seen seen() {
        return seen;
    }

    void judged(Judgement given) {
        judgement = given;
    }

    Purchase purchase() {
        return purchase;
    }

    byte[] contentHash() {
        return contentHash;
    }

    UUID poolId() {
        return poolId;
    }

    /** What a linked return gives goods of back; else null. */
    Original original() {
        return original;
    }

    /** As they are judged. */
    List<Line> lines() {
        return lines;
    }

    /** Null while no version is in force for it. */
    Judgement judgement() {
        return judgement;
    }

    /** What is moved: what it is judged to be worth. */
    long points() {
        return judgement == null ? 0 : judgement.points();
    }

    /** The time whose periods its spend belongs to: a linked return's is its original's. */
    Instant countsAt() {
        return original == null ? purchase.occurredAt() : original.purchase().occurredAt();
    }
}
