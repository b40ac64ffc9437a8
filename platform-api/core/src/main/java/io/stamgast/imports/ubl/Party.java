package io.stamgast.imports.ubl;

import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.ubl.XmlCursor.Unreadable;
import io.stamgast.imports.ubl.XmlCursor.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A party of a document: the ids by which it is known. */
final class Party {

    /** The number that the other party knows it by. */
    static final String ASSIGNED = "ASSIGNED";
    static final String PARTY = "PARTY";
    static final String LEGAL = "LEGAL";
    static final String VAT = "VAT";
    static final String ENDPOINT = "ENDPOINT";

    /** Names that schemes had before they had numbers (ISO 6523), and have in old documents. */
    private static final Map<String, String> SCHEMES = Map.of("GLN", "0088", "KVK", "0106", "NL:KVK", "0106",
            "OIN", "0190", "NL:OIN", "0190", "DUNS", "0060");
    /** A bank's number of a creditor, which stands where a party's number does. */
    private static final String CREDITOR = "SEPA";

    private record Id(String kind, Value value) {

        boolean isMeantBy(String word) {
            return kind.equals(word) || value.qualifier() != null && scheme(value.qualifier()).equals(scheme(word));
        }

        @Override
        public String toString() {
            return value.qualifier() == null ? kind : kind + " (" + value.qualifier() + ")";
        }
    }

    private final String place;
    private final List<Id> ids = new ArrayList<>();

    private Party(String place) {
        this.place = place;
    }

    /** @param assigned the element that holds the number by which the other party knows it */
    static Party read(XmlCursor cursor, String assigned) throws RowRefused, Unreadable {
        var party = new Party(cursor.place());
        while (cursor.child()) {
            if (cursor.name().equals(assigned)) {
                party.add(ASSIGNED, cursor.value().orNull());
            } else if (cursor.name().equals("cac:Party")) {
                party.readIds(cursor);
            } else {
                cursor.skip();
            }
        }
        return party;
    }

    private void readIds(XmlCursor cursor) throws RowRefused, Unreadable {
        while (cursor.child()) {
            switch (cursor.name()) {
                case "cbc:EndpointID" -> add(ENDPOINT, cursor.value().orNull());
                case "cac:PartyIdentification" -> add(PARTY, cursor.find("cbc:ID"));
                case "cac:PartyLegalEntity" -> add(LEGAL, cursor.find("cbc:CompanyID"));
                case "cac:PartyTaxScheme" -> readTax(cursor);
                default -> cursor.skip();
            }
        }
    }

    private void readTax(XmlCursor cursor) throws RowRefused, Unreadable {
        Value company = null;
        Value scheme = null;
        while (cursor.child()) {
            switch (cursor.name()) {
                case "cbc:CompanyID" -> company = cursor.value().orNull();
                case "cac:TaxScheme" -> scheme = cursor.find("cbc:ID");
                default -> cursor.skip();
            }
        }
        if (scheme != null && scheme.text().equalsIgnoreCase(VAT)) {
            add(VAT, company);
        }
    }

    private void add(String kind, Value value) {
        if (value != null && !CREDITOR.equalsIgnoreCase(value.qualifier())) {
            ids.add(new Id(kind, value));
        }
    }

    /** The first id that one of these words means, the first word first. */
    Optional<Value> find(List<String> words) {
        return words.stream().flatMap(word -> ids.stream().filter(id -> id.isMeantBy(word))).map(Id::value)
                .findFirst();
    }

    /** Which ids it has, for people. */
    String idsInWords() {
        return ids.isEmpty() ? "none" : ids.stream().map(Id::toString).collect(Collectors.joining(", "));
    }

    String place() {
        return place;
    }

    private static String scheme(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        return SCHEMES.getOrDefault(upper, upper);
    }
}
