package io.stamgast.imports.ubl;

import io.stamgast.imports.row.Field;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.ubl.XmlCursor.Unreadable;
import io.stamgast.imports.ubl.XmlCursor.Value;
import java.util.HashMap;
import java.util.Map;

/** What a line is about. */
final class Item {

    static final String SELLER = "SELLER";
    static final String GTIN = "GTIN";
    static final String MANUFACTURER = "MANUFACTURER";
    static final String BUYER = "BUYER";
    static final String NAME = "NAME";

    private final UblFormat format;
    private final Map<String, Value> ids = new HashMap<>();
    private Value description;
    private Value brand;
    private Value category;

    Item(UblFormat format) {
        this.format = format;
    }

    /** Reads a {@code cac:Item}. */
    void read(XmlCursor cursor) throws RowRefused, Unreadable {
        while (cursor.child()) {
            switch (cursor.name()) {
                case "cbc:Name" -> add(NAME, cursor.value().orNull());
                case "cbc:Description" -> description = first(description, cursor.value().orNull());
                case "cbc:BrandName" -> brand = first(brand, cursor.value().orNull());
                case "cac:SellersItemIdentification" -> add(SELLER, cursor.find("cbc:ID"));
                case "cac:StandardItemIdentification" -> add(GTIN, cursor.find("cbc:ID"));
                case "cac:ManufacturersItemIdentification" -> add(MANUFACTURER, cursor.find("cbc:ID"));
                case "cac:BuyersItemIdentification" -> add(BUYER, cursor.find("cbc:ID"));
                case "cac:CommodityClassification" -> classify(cursor.find("cbc:ItemClassificationCode"));
                default -> cursor.skip();
            }
        }
    }

    private void add(String kind, Value value) {
        if (value != null) {
            ids.putIfAbsent(kind, value);
        }
    }

    private void classify(Value code) {
        if (code != null && (format.category() == null || format.category().equalsIgnoreCase(code.qualifier()))) {
            category = first(category, code);
        }
    }

    private static Value first(Value earlier, Value later) {
        return earlier == null ? later : earlier;
    }

    /** @return null when nothing says it */
    String sku() throws RowRefused {
        for (var kind : format.sku()) {
            var id = ids.get(kind);
            if (id != null) {
                return format.text(Field.SKU, kind.equals(NAME) ? shortened(id, Field.SKU) : id);
            }
        }
        return format.text(Field.SKU, null);
    }

    /** Its name, or its description where it has none. */
    String description() throws RowRefused {
        var said = first(ids.get(NAME), description);
        return format.text(Field.DESCRIPTION, said == null ? null : shortened(said, Field.DESCRIPTION));
    }

    String brand() throws RowRefused {
        return format.text(Field.BRAND, brand);
    }

    String category() throws RowRefused {
        return format.text(Field.CATEGORY, category);
    }

    /** As much of a text for people as a field holds; never half a surrogate pair. */
    private static Value shortened(Value value, Field field) {
        var text = value.text();
        if (text.length() <= field.maxLength()) {
            return value;
        }
        var end = field.maxLength() - (Character.isHighSurrogate(text.charAt(field.maxLength() - 1)) ? 1 : 0);
        return new Value(text.substring(0, end), value.qualifier(), value.place());
    }
}
