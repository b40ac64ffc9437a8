package io.stamgast.earning.condition;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.values.StructValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A line as an element of {@code purchase.lines}: the same members as {@code line} has, and as there what is unknown
 * has no value. Made once per purchase, in the form in which the language takes values as they are.
 */
final class LineView extends StructValue<String, Object> {

    private static final String PREFIX = Topic.LINE.prefix();
    static final Map<String, CelType> MEMBERS = Map.of("sku", SimpleType.STRING, "description", SimpleType.STRING,
            "category", SimpleType.STRING, "brand", SimpleType.STRING, "quantity", SimpleType.DOUBLE,
            "netAmount", SimpleType.DOUBLE, "listAmount", SimpleType.DOUBLE, "margin", SimpleType.DOUBLE,
            "fullPrice", SimpleType.BOOL, "own", SimpleType.BOOL);
    static final StructType TYPE = StructType.create("stamgast.Line",
            ImmutableSet.copyOf(MEMBERS.keySet()), member -> Optional.ofNullable(MEMBERS.get(member)));

    private final Map<String, Object> values = new HashMap<>();

    LineView(Line line, Money money) {
        MEMBERS.keySet().forEach(member -> values.put(member, value(PREFIX + member, line, money)));
    }

    /**
     * Of a line's member; null for what is unknown.
     *
     * @param name such as {@code line.sku}
     */
    static Object value(String name, Line line, Money money) {
        return switch (name) {
            case "line.sku" -> line.sku();
            case "line.description" -> Customer.text(line.description());
            case "line.category" -> Customer.text(line.category());
            case "line.brand" -> Customer.text(line.brand());
            case "line.quantity" -> line.quantity().doubleValue();
            case "line.netAmount" -> money.major(line.netMinor());
            case "line.listAmount" -> money.major(line.listMinor());
            case "line.fullPrice" -> money.isFullPrice(line);
            case "line.margin" -> money.margin(line);
            case "line.own" -> line.own();
            default -> null;
        };
    }

    @Override
    public Object select(String member) {
        var value = values.get(member);
        if (value == null) {
            throw CelAttributeNotFoundException.forFieldResolution(member);
        }
        return value;
    }

    @Override
    public Optional<Object> find(String member) {
        return Optional.ofNullable(values.get(member));
    }

    @Override
    public Object value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return false;
    }

    @Override
    public CelType celType() {
        return TYPE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LineView line && values.equals(line.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
