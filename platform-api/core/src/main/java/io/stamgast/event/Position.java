package io.stamgast.event;

import io.stamgast.kernel.Ids;
import java.util.Comparator;
import java.util.UUID;

/**
 * An event's place in the order of all of its tenant's, written {@code LIFE-TRANSACTION-ID}.
 *
 * @param life which of the clusters that the database lived in
 * @param transaction the number that the cluster gave the transaction
 * @param id the event's: the order within a transaction
 */
public record Position(int life, long transaction, UUID id) implements Comparable<Position> {

    /** Before the first event. */
    public static final Position START = new Position(0, 0, Ids.NIL);

    // ids are made and stored as numbers without a sign
    private static final Comparator<Position> ORDER = Comparator.comparingInt(Position::life)
            .thenComparingLong(Position::transaction)
            .thenComparing(position -> position.id().getMostSignificantBits(), Long::compareUnsigned)
            .thenComparing(position -> position.id().getLeastSignificantBits(), Long::compareUnsigned);

    /** @throws IllegalArgumentException for negative numbers */
    public Position {
        if (life < 0 || transaction < 0) {
            throw new IllegalArgumentException("not a position: " + life + "-" + transaction);
        }
    }

    /** @throws IllegalArgumentException for what {@link #toString} doesn't write */
    public static Position parse(String text) {
        var parts = text.split("-", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("not a position: " + text);
        }
        return new Position(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Ids.parse(parts[2]));
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return life + "-" + transaction + "-" + id;
    }
}
