package io.stamgast.portal.imports;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/** A member of the mapping, and the column of the file that the visitor chose for it. */
public class Column implements Serializable {

    private static final long serialVersionUID = 1L;

    static final String DATES = "occurredAt";

    /** Whether a file must have it. */
    public enum Need { YES, ONE_OF_TWO, NO }

    /** The members in the order of the form, each with names that files often give it. */
    private static final List<List<String>> KNOWN = List.of(
            List.of("invoiceNumber", "invoiceno", "invoice", "invoiceid", "factuurnummer", "factuurnr", "factuur",
                    "rechnungsnummer", "rechnungsnr", "rechnung", "номерсчёта", "номерсчета", "счёт", "счет"),
            List.of(DATES, "invoicedate", "date", "factuurdatum", "datum", "rechnungsdatum", "дата",
                    "датасчёта", "датасчета"),
            List.of("account", "customerid", "customer", "customerno", "customernumber", "klantnummer", "klantnr",
                    "klant", "kundennummer", "kundennr", "kunde", "номерклиента", "клиент"),
            List.of("sku", "stockcode", "article", "articlenumber", "artikel", "artikelnummer", "artikelnr", "product",
                    "productcode", "артикул", "товар"),
            List.of("quantity", "qty", "aantal", "menge", "anzahl", "количество", "колво"),
            List.of("unitPrice", "price", "prijs", "stuksprijs", "preis", "einzelpreis", "цена"),
            List.of("netAmount", "amount", "net", "nettobedrag", "bedrag", "nettobetrag", "betrag", "сумма"),
            List.of("description", "omschrijving", "beschreibung", "bezeichnung", "описание", "наименование"),
            List.of("category", "categorie", "kategorie", "warengruppe", "категория"),
            List.of("brand", "merk", "marke", "марка", "бренд"),
            List.of("distributor", "distributeur", "supplier", "leverancier", "händler", "lieferant", "дистрибьютор"),
            List.of("own", "ownbrand", "eigenmerk", "eigenmarke"),
            List.of("originalInvoice", "original"));
    private static final int NEEDED = 5;
    private static final int ONE_OF_TWO = 7;

    private final String member;
    private final Need need;
    private String header;

    private Column(String member, Need need, String header) {
        this.member = member;
        this.need = need;
        this.header = header;
    }

    /** One for each member; the header that reads like it is chosen already. */
    static List<Column> guess(List<String> headers) {
        return KNOWN.stream()
                .map(names -> new Column(names.get(0), need(KNOWN.indexOf(names)), match(names, headers)))
                .toList();
    }

    private static Need need(int place) {
        if (place < NEEDED) {
            return Need.YES;
        }
        return place < ONE_OF_TWO ? Need.ONE_OF_TWO : Need.NO;
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

    public Need getNeed() {
        return need;
    }

    boolean isOfDates() {
        return DATES.equals(member);
    }

    public boolean isRequired() {
        return need == Need.YES;
    }

    public String getHeader() {
        return header;
    }

    public void setHeader(String header) {
        this.header = header;
    }
}
