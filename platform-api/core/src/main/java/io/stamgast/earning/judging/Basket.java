package io.stamgast.earning.judging;

import io.stamgast.earning.condition.Customer;
import io.stamgast.earning.condition.Line;
import io.stamgast.earning.condition.Sale;
import java.time.Instant;
import java.util.List;

/**
 * A purchase as it is judged.
 *
 * @param earns false when its source is not one of the program's earning sources: then no rule pays it
 * @param customer whose it is, as far as conditions ask
 */
public record Basket(Instant occurredAt, boolean earns, List<Line> lines, Sale sale, Customer customer) {

    public Basket {
        lines = List.copyOf(lines);
    }

    /** One that no condition asks anything of. */
    public static Basket of(Instant occurredAt, boolean earns, List<Line> lines) {
        return new Basket(occurredAt, earns, lines, new Sale(null, null, null), Customer.UNASKED);
    }

    /** Whether more comes back than is bought. */
    public boolean isReturn() {
        return lines.stream().mapToLong(Line::netMinor).reduce(0, Math::addExact) < 0;
    }

    /** What is left of it. */
    Basket left(List<Line> rest) {
        return new Basket(occurredAt, earns, rest, sale, customer);
    }

    /**
     * The lines that come back, classified as they were when bought: a return need not repeat categories, and one that
     * names them differently must not take back more or less than was earned. A line without a category of an article
     * that was bought in several is so many lines with the same number.
     *
     * @param returnedBefore the lines of all earlier returns that name it
     */
    public List<Line> asBought(List<Line> returned, List<Line> returnedBefore) {
        var left = new Leftover(lines);
        left.take(returnedBefore);
        return returned.stream().flatMap(line -> left.take(line).stream()).toList();
    }
}
