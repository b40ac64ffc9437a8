package io.stamgast.imports.row;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a column of the file, or a constant of the mapping, can say about a line of a purchase. */
public enum Field {
    INVOICE_NUMBER("invoiceNumber", 100), OCCURRED_AT("occurredAt", 100), ACCOUNT("account", 200),
    DISTRIBUTOR("distributor", 100), SKU("sku", 100), DESCRIPTION("description", 500), CATEGORY("category", 100),
    BRAND("brand", 100), QUANTITY("quantity", 40), UNIT_PRICE("unitPrice", 40), NET_AMOUNT("netAmount", 40),
    LIST_AMOUNT("listAmount", 40), COST("cost", 40), OWN("own", 10), ORIGINAL_INVOICE("originalInvoice", 100);

    private final String jsonName;
    private final int maxLength;

    Field(String jsonName, int maxLength) {
        this.jsonName = jsonName;
        this.maxLength = maxLength;
    }

    public static Optional<Field> named(String jsonName) {
        return Stream.of(values()).filter(field -> field.jsonName.equals(jsonName)).findFirst();
    }

    public String jsonName() {
        return jsonName;
    }

    public int maxLength() {
        return maxLength;
    }

    /** The reason for rejecting a row without it, such as {@code invoice-number-missing}. */
    public String missing() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + "-missing";
    }
}
