package io.stamgast.imports.ubl;

import io.stamgast.imports.row.ImportRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;

/**
 * A document with any of its optional parts, written in any way that XML allows, and the rows that it must become,
 * which are reckoned here in whole minor units.
 */
final class GeneratedDocument {

    private static final List<String> NAMES = List.of("Huismelange", "M\u00fcller & S\u00f8n", "a < b > \"c\" 'd'",
            "]]>", "\u041a\u043e\u0444\u0435", "\u5496\u5561", "\ud83d\ude00 cup", "tab\tand\nline");

    private final Random random;
    private final XmlWriter xml;
    private final boolean isCreditNote;
    final String currency;
    private final int digits;
    private final String number;
    private final String account;
    private final List<long[]> amounts = new ArrayList<>();
    private long allowances;
    private long charges;
    final List<ImportRow> expected = new ArrayList<>();

    GeneratedDocument(Random random) {
        this.random = random;
        xml = new XmlWriter(random);
        isCreditNote = random.nextBoolean();
        currency = pick("EUR", "GBP", "JPY", "KWD");
        digits = Currency.getInstance(currency).getDefaultFractionDigits();
        number = pick("1", "2026/0001", "INV-\u00e9-7");
        account = pick("C-1", "8719333000023", "NL007654321B01");
        for (var i = 1 + random.nextInt(6); i > 0; i--) {
            amounts.add(new long[] {random.nextInt(9) < 7 ? 1 + random.nextInt(100_000) : -random.nextInt(5_000)});
        }
        amounts.add(new long[] {600_000}); // so that the lines sum up to more than nothing
        write();
    }

    byte[] bytes() {
        return xml.bytes(isCreditNote ? "CreditNote" : "Invoice");
    }

    @Override
    public String toString() {
        return xml.toString();
    }

    private void write() {
        maybe(() -> xml.foreign("UBLExtensions", "<n:ID>no</n:ID><n:Deep><n:Deep/></n:Deep>"));
        maybe(() -> xml.text("UBLVersionID", "2.1"));
        maybe(() -> xml.text("CustomizationID", "urn:cen.eu:en16931:2017"));
        maybe(() -> xml.text("ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"));
        xml.text("ID", number);
        maybe(() -> xml.text("CopyIndicator", "false"));
        var occurredAt = writeTime();
        maybe(() -> xml.text(isCreditNote ? "CreditNoteTypeCode" : "InvoiceTypeCode", isCreditNote ? "381" : "380"));
        maybe(() -> xml.text("Note", pick("", "words", "\u00e9")));
        xml.text("DocumentCurrencyCode", currency);
        maybe(() -> xml.text("TaxCurrencyCode", "USD"));
        maybe(() -> xml.group("OrderReference", () -> xml.text("ID", "PO-1")));
        var original = writeOriginal();
        writeSupplier();
        writeCustomer();
        maybe(() -> xml.group("PaymentMeans", () -> xml.text("PaymentMeansCode", "30")));
        writeAllowances();
        maybe(() -> xml.group("TaxTotal", () -> xml.text("TaxAmount", "1.00", "currencyID", "USD")));
        var lines = amounts.stream().mapToLong(one -> one[0]).sum();
        writeTotals(lines);
        writeLines(lines, occurredAt, isCreditNote ? original : null);
    }

    private Instant writeTime() {
        var date = LocalDate.of(2025, 1 + random.nextInt(12), 1 + random.nextInt(28));
        var offset = random.nextInt(3) == 0 ? ZoneOffset.ofHours(random.nextInt(24) - 12) : null;
        var zone = offset == null ? ZoneId.of("Europe/Amsterdam") : offset;
        if (random.nextBoolean()) {
            xml.text("IssueDate", date + (offset == null ? "" : offset.getId()));
            return date.atStartOfDay(zone).toInstant();
        }
        var time = LocalTime.of(4 + random.nextInt(20), random.nextInt(60), random.nextInt(60));
        xml.text("IssueDate", date.toString());
        xml.text("IssueTime", DateTimeFormatter.ISO_LOCAL_TIME.format(time)
                + (offset == null ? "" : offset.getId()));
        return date.atTime(time).atZone(zone).toInstant();
    }

    private String writeOriginal() {
        if (random.nextBoolean()) {
            return null;
        }
        for (var i = random.nextInt(2); i >= 0; i--) {
            xml.group("BillingReference", () -> xml.group("InvoiceDocumentReference", () -> {
                xml.text("ID", "2025-1");
                maybe(() -> xml.text("IssueDate", "2025-01-01"));
            }));
        }
        return "2025-1";
    }

    private void writeSupplier() {
        xml.group("AccountingSupplierParty", () -> {
            maybe(() -> xml.text("CustomerAssignedAccountID", "V-9"));
            xml.group("Party", () -> xml.group("PartyIdentification", () -> xml.text("ID", "D1", "schemeID", "0088")));
        });
    }

    /** Its number stands at one of the places; at later places others may stand. */
    private void writeCustomer() {
        var place = random.nextInt(5);
        xml.group("AccountingCustomerParty", () -> {
            if (place == 0) {
                xml.text("SupplierAssignedAccountID", account);
            }
            maybe(() -> xml.text("CustomerAssignedAccountID", "not this"));
            xml.group("Party", () -> writeIds(place));
            maybe(() -> xml.group("AccountingContact", () -> xml.text("ID", "nor this")));
        });
    }

    private void writeIds(int place) {
        if (place == 4 || random.nextBoolean()) {
            xml.text("EndpointID", place == 4 ? account : "later", "schemeID", "0088");
        }
        if (place == 1) {
            maybe(() -> xml.group("PartyIdentification", () -> xml.text("ID", "bank", "schemeID", "SEPA")));
            xml.group("PartyIdentification", () -> xml.text("ID", account));
        }
        maybe(() -> xml.group("PartyName", () -> xml.text("Name", pick(NAMES.toArray(String[]::new)))));
        if (place == 3 || place < 3 && random.nextBoolean()) {
            xml.group("PartyTaxScheme", () -> {
                xml.text("CompanyID", place == 3 ? account : "later");
                xml.group("TaxScheme", () -> xml.text("ID", "VAT"));
            });
        }
        maybe(() -> xml.group("PartyTaxScheme", () -> {
            xml.text("CompanyID", "another tax's");
            xml.group("TaxScheme", () -> xml.text("ID", "LOC"));
        }));
        if (place == 2 || place < 2 && random.nextBoolean()) {
            xml.group("PartyLegalEntity", () -> {
                maybe(() -> xml.text("RegistrationName", "B.V."));
                xml.text("CompanyID", place == 2 ? account : "later", "schemeID", "0106");
            });
        }
    }

    private void writeAllowances() {
        for (var i = random.nextInt(4); i > 0; i--) {
            var isCharge = random.nextBoolean();
            long amount = random.nextInt(20_000);
            charges += isCharge ? amount : 0;
            allowances += isCharge ? 0 : amount;
            writeAllowance(isCharge, amount);
        }
    }

    private void writeAllowance(boolean isCharge, long amount) {
        xml.group("AllowanceCharge", () -> {
            xml.text("ChargeIndicator", isCharge ? pick("true", "1") : pick("false", "0"));
            maybe(() -> xml.text("AllowanceChargeReason", "why"));
            money("Amount", amount);
            maybe(() -> xml.group("TaxCategory", () -> xml.text("ID", "S")));
        });
    }

    private void writeTotals(long lines) {
        xml.group("LegalMonetaryTotal", () -> {
            var both = random.nextInt(3);
            if (both != 1) {
                money("LineExtensionAmount", lines);
            }
            if (both != 2) {
                money("TaxExclusiveAmount", lines - allowances + charges);
            }
            maybe(() -> money("AllowanceTotalAmount", allowances));
            maybe(() -> money("ChargeTotalAmount", charges));
            maybe(() -> money("PayableRoundingAmount", 1));
            money("PayableAmount", 1_234_567);
        });
    }

    private void writeLines(long lines, Instant occurredAt, String original) {
        long before = 0;
        long spread = 0;
        for (var amount : amounts) {
            var upToHere = rounded((before + amount[0]) * (lines - allowances + charges), lines);
            writeLine(amount[0], upToHere - spread, occurredAt, original);
            before += amount[0];
            spread = upToHere;
        }
    }

    /** Half up, away from zero. */
    private static long rounded(long numerator, long denominator) {
        var half = BigInteger.valueOf(numerator).abs().multiply(BigInteger.TWO).add(BigInteger.valueOf(denominator))
                .divide(BigInteger.valueOf(denominator).multiply(BigInteger.TWO)).longValueExact();
        return numerator < 0 ? -half : half;
    }

    private void writeLine(long amount, long paid, Instant occurredAt, String original) {
        var quantity = new BigDecimal(pick("1", "2", "-3", "0.5", "12", "1000"));
        var price = BigDecimal.valueOf(random.nextInt(100_000), 3);
        var base = pick(null, "1", "4", "100");
        var isPriced = random.nextBoolean();
        var discount = random.nextInt(3) == 0 ? (long) random.nextInt(500) : 0;
        var item = new GeneratedItem(random, xml);
        xml.group(isCreditNote ? "CreditNoteLine" : "InvoiceLine", () -> {
            xml.text("ID", "" + expected.size());
            maybe(() -> xml.text("Note", "words"));
            xml.text(isCreditNote ? "CreditedQuantity" : "InvoicedQuantity", quantity.toPlainString(), "unitCode",
                    "C62");
            money("LineExtensionAmount", amount);
            if (discount > 0) {
                writeAllowance(false, discount);
            }
            maybe(() -> xml.group("TaxTotal", () -> xml.text("TaxAmount", "1", "currencyID", "USD")));
            item.write();
            if (isPriced) {
                xml.group("Price", () -> writePrice(price, base));
            }
        });
        var list = isPriced ? quantity.multiply(price).divide(base == null ? BigDecimal.ONE : new BigDecimal(base),
                digits, RoundingMode.HALF_UP) : BigDecimal.valueOf(amount + discount, digits);
        expected.add(new ImportRow(expected.size() + 1, number, "", account, occurredAt, original, item.sku(),
                item.description(), item.category(), item.brand(), signed(quantity),
                signed(BigDecimal.valueOf(paid, digits)), signed(list), null, true));
    }

    private void writePrice(BigDecimal price, String base) {
        xml.text("PriceAmount", price.toPlainString(), "currencyID", currency);
        if (base != null) {
            xml.text("BaseQuantity", base, "unitCode", "C62");
        }
    }

    private BigDecimal signed(BigDecimal value) {
        return isCreditNote ? value.negate() : value;
    }

    private void money(String element, long minor) {
        xml.text(element, BigDecimal.valueOf(minor, digits).toPlainString(), "currencyID", currency);
    }

    private void maybe(Runnable part) {
        if (random.nextBoolean()) {
            part.run();
        }
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    static String name(Random random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    static Charset charset(Random random) {
        return List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1)
                .get(random.nextInt(3));
    }
}
