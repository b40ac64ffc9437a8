package io.stamgast.imports;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Mappings for tests: a valid one, of which a test changes what it is about. */
final class Mappings {

    private final Map<String, String> columns = new HashMap<>(Map.of("invoiceNumber", "InvoiceNo", "sku", "StockCode",
            "description", "Description", "quantity", "Quantity", "occurredAt", "InvoiceDate",
            "unitPrice", "UnitPrice", "account", "CustomerID"));
    private final Map<String, String> constants = new HashMap<>();
    private String format = "csv";
    private String charset = "UTF-8";
    private String timeZone = "Europe/London";
    private String dateFormat = "yyyy-MM-dd HH:mm:ss";
    private String source = "erp";
    private String currency = "GBP";
    private String accountPattern = "^([^.]+)";
    private String delimiter;
    private String decimalSeparator;

    private Mappings() {
    }

    /** The mapping of the wholesaler's invoices. */
    static Mappings retail() {
        return new Mappings();
    }

    /** Of JSON objects whose members are called as in a mapping, with ISO 8601 times. */
    static Mappings ndjson() {
        var mapping = new Mappings();
        mapping.format = "ndjson";
        mapping.charset = null;
        mapping.dateFormat = null;
        mapping.accountPattern = null;
        mapping.columns.replaceAll((field, name) -> field);
        return mapping;
    }

    static InputStream utf8(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    Mappings column(String field, String name) {
        columns.put(field, name);
        return this;
    }

    Mappings constant(String field, String value) {
        constants.put(field, value);
        return this;
    }

    Mappings charset(String value) {
        charset = value;
        return this;
    }

    Mappings timeZone(String value) {
        timeZone = value;
        return this;
    }

    Mappings dateFormat(String value) {
        dateFormat = value;
        return this;
    }

    Mappings source(String value) {
        source = value;
        return this;
    }

    Mappings currency(String value) {
        currency = value;
        return this;
    }

    Mappings accountPattern(String value) {
        accountPattern = value;
        return this;
    }

    Mappings delimiter(String value) {
        delimiter = value;
        return this;
    }

    Mappings decimalSeparator(String value) {
        decimalSeparator = value;
        return this;
    }

    ImportMapping build() {
        return new ImportMapping(format, charset, timeZone, dateFormat, source, currency, columns, constants,
                accountPattern, true, delimiter, decimalSeparator, null, null);
    }
}
