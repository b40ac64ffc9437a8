package io.stamgast.change;

import io.stamgast.event.Position;
import io.stamgast.kernel.Ids;
import java.util.Comparator;
import java.util.UUID;

/**
 * A change's place in the order of all of its tenant's, written {@code LIFE-TRANSACTION-KIND-ID}.
 *
 * @param life which of the clusters that the database lived in
 * @param transaction the number that the cluster gave the transaction that wrote it
 * @param kind its number among the kinds: the order within a transaction
 * @param id the object's: the order within a transaction and kind
 */
record Place(int life, long transaction, int kind, UUID id) implements Comparable<Place> {

    /** Before the first change. */
    static final Place START = new Place(0, 0, 0, Ids.NIL);

    private static final UUID LAST_ID = new UUID(-1, -1);
    // ids are stored as numbers without a sign
    private static final Comparator<Place> ORDER = Comparator.comparingInt(Place::life)
            .thenComparingLong(Place::transaction).thenComparingInt(Place::kind)
            .thenComparing(place -> place.id().getMostSignificantBits(), Long::compareUnsigned)
            .thenComparing(place -> place.id().getLeastSignificantBits(), Long::compareUnsigned);

    /** @throws IllegalArgumentException for negative numbers */
    Place {
        if (life < 0 || transaction < 0 || kind < 0) {
            throw new IllegalArgumentException("not a place: " + life + "-" + transaction + "-" + kind);
        }
    }

    /** Before all that transactions wrote that end from there on. */
    static Place of(Position end) {
        return new Place(end.life(), end.transaction(), 0, Ids.NIL);
    }

    /** @throws IllegalArgumentException for what {@link #toString} doesn't write */
    static Place parse(String text) {
        var parts = text.split("-", 4);
        if (parts.length < 4) {
            throw new IllegalArgumentException("not a place: " + text);
        }
        return new Place(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]),
                Ids.parse(parts[3]));
    }

    /** Behind which id of its transaction objects of that kind come after it. */
    UUID idBefore(ChangeKind other) {
        if (other.ordinal() == kind) {
            return id;
        }
        return other.ordinal() > kind ? Ids.NIL : LAST_ID;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return life + "-" + transaction + "-" + kind + "-" + id;
    }
}
