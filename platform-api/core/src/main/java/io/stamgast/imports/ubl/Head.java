package io.stamgast.imports.ubl;

import static java.time.format.DateTimeFormatter.ISO_DATE;
import static java.time.format.DateTimeFormatter.ISO_TIME;

import io.stamgast.imports.row.Field;
import io.stamgast.imports.row.References;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.row.RowTaker.InvoiceKey;
import io.stamgast.imports.row.TimeSpan;
import io.stamgast.imports.ubl.XmlCursor.Unreadable;
import io.stamgast.imports.ubl.XmlCursor.Value;
import io.stamgast.web.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a document says before its lines: who, when, and how much in all. */
final class Head {

    private static final Map<String, String> OTHER_TYPES = Map.of(
            "325", "a pro forma invoice: the invoice follows",
            "386", "a prepayment invoice: the invoice of the goods follows",
            "381", "a credit note, which must be a CreditNote");
    private static final String MISSING = " is missing before the lines";

    /**
     * A head whose document can be taken.
     *
     * @param isReturn whether its lines may name an original
     * @param original null for none
     */
    record Settled(InvoiceKey key, String account, Instant occurredAt, boolean isReturn, String original,
                   Spread spread) {
    }

    private final UblFormat format;
    private final TimeSpan span;
    private final boolean isCreditNote;
    private final String place;
    private final Totals totals;
    private Value number;
    private Value date;
    private Value time;
    private Value type;
    private Value currency;
    private Value original;
    private Party seller;
    private Party buyer;

    /** @param place the document's */
    Head(UblFormat format, TimeSpan span, boolean isCreditNote, String place) {
        this.format = format;
        this.span = span;
        this.isCreditNote = isCreditNote;
        this.place = place;
        totals = new Totals(format);
    }

    /** Reads an element that stands before the lines. */
    void read(XmlCursor cursor) throws RowRefused, Unreadable {
        switch (cursor.name()) {
            case "cbc:ID" -> number = cursor.once(number);
            case "cbc:IssueDate" -> date = cursor.once(date);
            case "cbc:IssueTime" -> time = cursor.once(time);
            case "cbc:InvoiceTypeCode" -> type = cursor.once(type);
            case "cbc:DocumentCurrencyCode" -> currency = cursor.once(currency);
            case "cac:BillingReference" -> readOriginal(cursor);
            case "cac:AccountingSupplierParty" -> seller = Party.read(cursor, "cbc:CustomerAssignedAccountID");
            case "cac:AccountingCustomerParty" -> buyer = Party.read(cursor, "cbc:SupplierAssignedAccountID");
            case "cac:AllowanceCharge" -> totals.readAllowance(cursor);
            case "cac:LegalMonetaryTotal" -> totals.read(cursor);
            default -> cursor.skip();
        }
    }

    private void readOriginal(XmlCursor cursor) throws RowRefused, Unreadable {
        var named = cursor.find("cac:InvoiceDocumentReference", "cbc:ID");
        if (original != null && named != null && !original.text().equals(named.text())) {
            throw new RowRefused(Field.ORIGINAL_INVOICE.jsonName(), "original-invoice-differs",
                    "the document names several original invoices").at(named.place());
        }
        original = original == null ? named : original;
    }

    /**
     * What all its lines have in common.
     *
     * @throws RowRefused when the document can't be taken
     */
    Settled settle() throws RowRefused {
        requireType();
        requireCurrency();
        var spread = totals.spread(place);
        var isReturn = isCreditNote || totals.isNegative(place);
        return new Settled(new InvoiceKey(distributor(), required(Field.INVOICE_NUMBER, "cbc:ID", number).text()),
                account(), occurredAt(), isReturn, isReturn ? format.text(Field.ORIGINAL_INVOICE, original) : null,
                spread);
    }

    Totals totals() {
        return totals;
    }

    private void requireType() throws RowRefused {
        var other = isCreditNote || type == null ? null : OTHER_TYPES.get(type.text());
        if (other != null) {
            throw new RowRefused(null, "document-type-not-taken", "an Invoice of type " + type.text() + " is " + other)
                    .at(type.place());
        }
    }

    private void requireCurrency() throws RowRefused {
        if (currency == null) {
            throw new RowRefused(null, "currency-missing", "cbc:DocumentCurrencyCode" + MISSING).at(place);
        }
        if (!format.currency().getCurrencyCode().equals(currency.text())) {
            throw new RowRefused(null, "wrong-currency", "'" + Problem.excerpt(currency.text())
                    + "' is not the program's currency, " + format.currency().getCurrencyCode()).at(currency.place());
        }
    }

    private String account() throws RowRefused {
        if (buyer == null) {
            throw missing(Field.ACCOUNT, "cac:AccountingCustomerParty");
        }
        var id = id(Field.ACCOUNT, buyer, format.account());
        var text = format.text(Field.ACCOUNT, id);
        try {
            return new References(format.accountPattern()).account(text);
        } catch (RowRefused refused) {
            throw refused.at(id.place());
        }
    }

    /** Empty for none. */
    private String distributor() throws RowRefused {
        if (!format.sellerIsDistributor()) {
            return Optional.ofNullable(format.constants().get(Field.DISTRIBUTOR)).orElse("");
        }
        if (seller == null) {
            throw missing(Field.DISTRIBUTOR, "cac:AccountingSupplierParty");
        }
        var id = id(Field.DISTRIBUTOR, seller, format.distributor());
        return References.of(Field.DISTRIBUTOR, format.text(Field.DISTRIBUTOR, id));
    }

    private static Value id(Field field, Party party, List<String> words) throws RowRefused {
        var found = party.find(words);
        if (found.isEmpty()) {
            throw RowRefused.missing(field, "an id of " + String.join(", ", words) + " (the party's ids: "
                    + Problem.excerpt(party.idsInWords()) + ")").at(party.place());
        }
        return found.get();
    }

    private Instant occurredAt() throws RowRefused {
        var day = required(Field.OCCURRED_AT, "cbc:IssueDate", date);
        var text = time == null ? day.text() : day.text() + "T" + time.text();
        try {
            return span.require(text, instant(day.text(), time == null ? null : time.text()));
        } catch (DateTimeException invalid) {
            throw RowRefused.of(Field.OCCURRED_AT, "not-a-date", text, "is not a date of XML Schema")
                    .at(day.place());
        } catch (RowRefused refused) {
            throw refused.at(day.place());
        }
    }

    /** An offset may stand at the time or at the date; the day begins with its first moment where no time is given. */
    private Instant instant(String day, String clock) {
        var onDate = ISO_DATE.parse(day);
        var onClock = clock == null ? null : ISO_TIME.parse(clock);
        var moment = LocalDate.from(onDate).atTime(onClock == null ? LocalTime.MIN : LocalTime.from(onClock));
        return moment.atZone(onClock == null ? zone(onDate) : offset(onClock).orElse(zone(onDate))).toInstant();
    }

    private ZoneId zone(TemporalAccessor onDate) {
        return offset(onDate).orElse(format.zone());
    }

    private static Optional<ZoneId> offset(TemporalAccessor parsed) {
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        return Optional.ofNullable(offset);
    }

    private Value required(Field field, String element, Value value) throws RowRefused {
        if (value == null) {
            throw missing(field, element);
        }
        format.text(field, value);
        return value;
    }

    private RowRefused missing(Field field, String element) {
        return new RowRefused(field.jsonName(), field.missing(), element + MISSING).at(place);
    }
}
