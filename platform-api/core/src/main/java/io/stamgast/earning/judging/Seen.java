package io.stamgast.earning.judging;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.earning.condition.Customer;
import io.stamgast.earning.condition.Line;
import io.stamgast.earning.condition.Sale;
import io.stamgast.kernel.Json;
import io.stamgast.purchase.Purchase;
import java.util.List;

/**
 * What conditions saw beside the purchase itself, kept with the judgement: returns are judged with the same.
 *
 * @param distributor the number by which the tenant knows it; null when no condition asks for it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Seen(String distributor, Customer customer) {

    public static final Seen NOTHING = new Seen(null, Customer.UNASKED);

    public Seen {
        customer = customer == null ? Customer.UNASKED : customer;
    }

    /** The purchase with all that conditions saw. */
    public Basket basket(Purchase purchase, List<Line> lines) {
        return new Basket(purchase.occurredAt(), purchase.earns(), lines,
                new Sale(purchase.source(), distributor, purchase.channel()), customer);
    }

    /** The lines of a purchase as rules see them. */
    public static List<Line> lines(Purchase purchase) {
        return purchase.lines().stream().map(line -> new Line(line.no(), line.sku(), line.description(),
                line.category(), line.brand(), line.quantity(), line.netMinor(), line.listMinor(), line.costMinor(),
                line.own())).toList();
    }

    /** @param json null where nothing was asked for */
    public static Seen read(String json) {
        return json == null ? NOTHING : Json.read(json, Seen.class);
    }

    /** Null when nothing was asked for. */
    public String json() {
        return equals(NOTHING) ? null : Json.write(this);
    }
}
