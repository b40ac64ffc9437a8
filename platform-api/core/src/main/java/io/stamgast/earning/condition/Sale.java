package io.stamgast.earning.condition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A purchase as conditions see it, but for its lines.
 *
 * @param distributor the number by which the tenant knows it; null for a direct sale
 * @param channel null when not reported
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sale(String source, String distributor, String channel) {

    /** The names' values for one line after the other; for one thread. A return is seen as what was bought. */
    public static final class Names implements Facts {

        private static final String LINE = Topic.LINE.prefix();

        private final Sale sale;
        private final Customer customer;
        private final Instant occurredAt;
        private final List<Line> lines;
        private final boolean isReturn;
        private final Money money;
        private Line line;
        private Double amount;
        private List<LineView> views;

        /**
         * @param lines of a return negative
         * @param digits decimals of the currency
         */
        public Names(Sale sale, Customer customer, Instant occurredAt, List<Line> lines, int digits) {
            this.sale = sale;
            this.customer = customer;
            this.occurredAt = occurredAt;
            var total = lines.stream().mapToLong(Line::netMinor).reduce(0, Math::addExact);
            this.isReturn = total < 0;
            this.lines = isReturn ? lines.stream().map(Line::mirrored).toList() : lines;
            this.money = new Money(digits);
        }

        /** From now on the names of lines are this one's. */
        public Names at(Line one) {
            line = isReturn ? one.mirrored() : one;
            return this;
        }

        @Override
        public Object value(String name) {
            return switch (name) {
                case "purchase.amount" -> amount();
                case "purchase.source" -> Customer.text(sale.source());
                case "purchase.distributor" -> Customer.text(sale.distributor());
                case "purchase.channel" -> Customer.text(sale.channel());
                case "purchase.occurredAt" -> occurredAt;
                case "purchase.lines" -> views();
                default -> name.startsWith(LINE) ? LineView.value(name, line, money) : customer.value(name);
            };
        }

        private double amount() {
            if (amount == null) {
                amount = money.major(lines.stream().mapToLong(Line::netMinor).sum());
            }
            return amount;
        }

        private List<LineView> views() {
            if (views == null) {
                views = lines.stream().map(one -> new LineView(one, money)).toList();
            }
            return views;
        }
    }
}
