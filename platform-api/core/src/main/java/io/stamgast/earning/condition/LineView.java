package io.stamgast.earning.condition;

/** A line as an element of {@code purchase.lines}: the same members as {@code line} has. */
public record LineView(String sku, String description, String category, String brand, double quantity,
                       double netAmount, Double listAmount, boolean fullPrice, Double margin, boolean own) {

    static LineView of(Line line, Money money) {
        return new LineView(line.sku(), Customer.text(line.description()), Customer.text(line.category()),
                Customer.text(line.brand()), line.quantity().doubleValue(), money.major(line.netMinor()),
                money.major(line.listMinor()), money.isFullPrice(line), money.margin(line), line.own());
    }
}
