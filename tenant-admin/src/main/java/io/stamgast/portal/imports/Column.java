package io.stamgast.portal.imports;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/** A member of the mapping, and the column of the file that the visitor chose for it. */
public class Column implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The members in the order of the form, each with names that files often give it. */
    private static final List<List<String>> KNOWN = List.of(
            List.of("invoiceNumber", "invoiceno", "invoice", "factuurnummer", "rechnungsnummer"),
            List.of("occurredAt", "invoicedate", "date", "datum"),
            List.of("account", "customerid", "customer", "klant", "kundennummer"),
            List.of("sku", "stockcode", "article", "artikel", "product"),
            List.of("quantity", "qty", "aantal", "menge"),
            List.of("unitPrice", "price", "prijs", "einzelpreis"),
            List.of("netAmount", "amount", "net", "bedrag", "betrag"),
            List.of("description", "omschrijving", "beschreibung"),
            List.of("category", "categorie", "warengruppe"),
            List.of("brand", "merk", "marke"),
            List.of("distributor", "supplier", "leverancier"),
            List.of("own", "ownbrand"),
            List.of("originalInvoice", "original"));
    private static final int NEEDED = 5;

    private final String member;
    private final boolean needed;
    private String header;

    private Column(String member, boolean needed, String header) {
        this.member = member;
        this.needed = needed;
        this.header = header;
    }

    /** One for each member; the header that reads like it is chosen already. */
    static List<Column> guess(List<String> headers) {
        return KNOWN.stream()
                .map(names -> new Column(names.get(0), KNOWN.indexOf(names) < NEEDED, match(names, headers)))
                .toList();
    }

    private static String match(List<String> names, List<String> headers) {
        return headers.stream()
                .filter(header -> names.stream().anyMatch(name -> plain(name).equals(plain(header))))
                .findFirst().orElse(null);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    public String getMember() {
        return member;
    }

    public boolean isNeeded() {
        return needed;
    }

    public String getHeader() {
        return header;
    }

    public void setHeader(String header) {
        this.header = header;
    }
}
