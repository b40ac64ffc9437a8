package io.stamgast.imports;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** Reads rows by a mapping whose columns were found in the header. */
final class RowReader {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,12}(\\.\\d{0,8})?|\\.\\d{1,8})");
    private static final Set<String> YES = Set.of("true", "1", "yes", "y");
    private static final Set<String> NO = Set.of("false", "0", "no", "n");
    private static final int ABSENT = -1;

    private final Format format;
    private final TimeReader times;
    private final int width;
    private final Map<Field, Integer> places = new EnumMap<>(Field.class);

    /** @throws DomainException ({@code invalid-mapping}, 422) with each column that the header hasn't, or has twice */
    RowReader(Format format, List<String> header) {
        this.format = format;
        times = new TimeReader(format.times());
        width = header.size();
        var violations = new ArrayList<Violation>();
        format.columns().forEach((field, column) -> {
            var place = header.indexOf(column);
            if (place < 0) {
                violations.add(new Violation("mapping.columns." + field.jsonName(), "the file has no column '" + column
                        + "'; it has " + String.join(", ", header.subList(0, Math.min(50, width)))));
            } else if (place != header.lastIndexOf(column)) {
                violations.add(new Violation("mapping.columns." + field.jsonName(),
                        "the file has the column '" + column + "' twice"));
            }
            places.put(field, place);
        });
        if (!violations.isEmpty()) {
            throw DomainException.ruleBroken("invalid-mapping", "The mapping does not fit the file's header row.",
                    violations);
        }
    }

    ImportRow read(long number, CSVRecord row) throws RowRefused {
        if (row.size() != width) {
            throw new RowRefused(null, "wrong-column-count", "has " + row.size() + " columns, the header " + width);
        }
        // the account first: rows without one are told apart from rows that are wrong
        var account = account(row);
        var quantity = number(row, Field.QUANTITY);
        return new ImportRow(number, required(row, Field.INVOICE_NUMBER), orEmpty(text(row, Field.DISTRIBUTOR)),
                account, time(row), text(row, Field.ORIGINAL_INVOICE), required(row, Field.SKU),
                text(row, Field.DESCRIPTION), text(row, Field.CATEGORY), text(row, Field.BRAND), quantity,
                netAmount(row, quantity), numberOrNone(row, Field.LIST_AMOUNT), numberOrNone(row, Field.COST),
                own(row));
    }

    /** Which invoice a row belongs to that can't be read as a whole; null when it doesn't say. */
    String invoiceOf(CSVRecord row) {
        return orNull(row, Field.INVOICE_NUMBER);
    }

    /** Which distributor such a row names; empty for none. */
    String distributorOf(CSVRecord row) {
        return orEmpty(orNull(row, Field.DISTRIBUTOR));
    }

    private String orNull(CSVRecord row, Field field) {
        try {
            return text(row, field);
        } catch (RowRefused unreadable) {
            return null;
        }
    }

    private String account(CSVRecord row) throws RowRefused {
        var cell = required(row, Field.ACCOUNT);
        if (format.account() == null) {
            return cell;
        }
        try {
            var matcher = format.account().matcher(new PatientText(cell));
            if (!matcher.find()) {
                throw RowRefused.of(Field.ACCOUNT, "account-not-matched", cell, "does not match the accountPattern");
            }
            var account = matcher.group(1);
            if (account == null || account.isBlank()) {
                throw RowRefused.missing(Field.ACCOUNT);
            }
            return account.strip();
        } catch (PatientText.OutOfPatience tooSlow) {
            throw RowRefused.of(Field.ACCOUNT, "account-not-matched", cell, "takes the accountPattern too long");
        }
    }

    private Instant time(CSVRecord row) throws RowRefused {
        var cell = required(row, Field.OCCURRED_AT);
        try {
            return times.read(cell);
        } catch (DateTimeException invalid) {
            throw RowRefused.of(Field.OCCURRED_AT, "not-a-date", cell, "is not a date of the dateFormat");
        }
    }

    private BigDecimal netAmount(CSVRecord row, BigDecimal quantity) throws RowRefused {
        return format.has(Field.NET_AMOUNT) ? number(row, Field.NET_AMOUNT)
                : quantity.multiply(number(row, Field.UNIT_PRICE));
    }

    private BigDecimal number(CSVRecord row, Field field) throws RowRefused {
        return number(field, required(row, field));
    }

    private BigDecimal numberOrNone(CSVRecord row, Field field) throws RowRefused {
        var cell = text(row, field);
        return cell == null ? null : number(field, cell);
    }

    private BigDecimal number(Field field, String cell) throws RowRefused {
        var plain = format.decimalSeparator() == ',' ? cell.replace('.', '?').replace(',', '.') : cell;
        if (!NUMBER.matcher(plain).matches()) {
            throw RowRefused.of(field, "not-a-number", cell, "is not a number");
        }
        return new BigDecimal(plain);
    }

    private boolean own(CSVRecord row) throws RowRefused {
        var cell = text(row, Field.OWN);
        if (cell == null) {
            return format.own();
        }
        var word = cell.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw RowRefused.of(Field.OWN, "not-a-boolean", cell, "is neither true nor false");
        }
        return YES.contains(word);
    }

    private String required(CSVRecord row, Field field) throws RowRefused {
        var cell = text(row, field);
        if (cell == null) {
            throw RowRefused.missing(field);
        }
        return cell;
    }

    private String text(CSVRecord row, Field field) throws RowRefused {
        int place = places.getOrDefault(field, ABSENT);
        var cell = place >= 0 && place < row.size() ? row.get(place).strip() : "";
        if (cell.isEmpty()) {
            return format.constants().get(field);
        }
        if (cell.length() > field.maxLength()) {
            throw RowRefused.of(field, "too-long", cell, "has more than " + field.maxLength() + " characters");
        }
        if (cell.indexOf('\0') >= 0) {
            throw new RowRefused(field.jsonName(), "invalid-character", field.jsonName() + " holds a NUL character");
        }
        return cell;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
