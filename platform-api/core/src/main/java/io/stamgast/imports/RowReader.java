package io.stamgast.imports;

import io.stamgast.imports.row.Field;
import io.stamgast.imports.row.ImportRow;
import io.stamgast.imports.row.Numbers;
import io.stamgast.imports.row.References;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.row.Texts;
import io.stamgast.imports.row.TimeSpan;
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

/** Reads rows by a mapping whose columns were found in the header. */
final class RowReader {

    private static final Set<String> YES = Set.of("true", "1", "yes", "y");
    private static final Set<String> NO = Set.of("false", "0", "no", "n");
    private static final int ABSENT = -1;

    private final Format format;
    private final TimeReader times;
    private final Numbers numbers;
    private final TimeSpan span;
    private final References references;
    private final int width;
    private final Map<Field, Integer> places = new EnumMap<>(Field.class);

    /**
     * @param latest the last time that a row may have
     * @throws DomainException ({@code invalid-mapping}, 422) with each column that the header hasn't, or has twice
     */
    RowReader(Format format, List<String> header, Instant latest) {
        this.format = format;
        span = new TimeSpan(latest);
        references = new References(format.account());
        times = new TimeReader(format.times());
        numbers = new Numbers(format.decimalSeparator());
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

    ImportRow read(long number, List<String> row) throws RowRefused {
        if (row.size() != width) {
            throw new RowRefused(null, "wrong-column-count", "has " + row.size() + " columns, the header " + width);
        }
        // the account first: rows without one are told apart from rows that are wrong
        var account = references.account(required(row, Field.ACCOUNT));
        var quantity = number(row, Field.QUANTITY);
        return new ImportRow(number, required(row, Field.INVOICE_NUMBER), orEmpty(distributor(row)),
                account, time(row), text(row, Field.ORIGINAL_INVOICE), required(row, Field.SKU),
                text(row, Field.DESCRIPTION), text(row, Field.CATEGORY), text(row, Field.BRAND), quantity,
                netAmount(row, quantity), numberOrNone(row, Field.LIST_AMOUNT), numberOrNone(row, Field.COST),
                own(row));
    }

    /** Which invoice a row belongs to that can't be read as a whole; null when it doesn't say. */
    String invoiceOf(List<String> row) {
        return orNull(row, Field.INVOICE_NUMBER);
    }

    /** Which distributor such a row names; empty for none. */
    String distributorOf(List<String> row) {
        return orEmpty(orNull(row, Field.DISTRIBUTOR));
    }

    private String orNull(List<String> row, Field field) {
        try {
            return text(row, field);
        } catch (RowRefused unreadable) {
            return null;
        }
    }

    private String distributor(List<String> row) throws RowRefused {
        var cell = text(row, Field.DISTRIBUTOR);
        return cell == null ? null : References.of(Field.DISTRIBUTOR, cell);
    }

    private Instant time(List<String> row) throws RowRefused {
        var cell = required(row, Field.OCCURRED_AT);
        return span.require(cell, time(cell));
    }

    private Instant time(String cell) throws RowRefused {
        try {
            return times.read(cell);
        } catch (DateTimeException invalid) {
            throw RowRefused.of(Field.OCCURRED_AT, "not-a-date", cell, "is not a date of the dateFormat");
        }
    }

    private BigDecimal netAmount(List<String> row, BigDecimal quantity) throws RowRefused {
        if (format.has(Field.NET_AMOUNT)) {
            return number(row, Field.NET_AMOUNT);
        }
        return Numbers.product(quantity, number(row, Field.UNIT_PRICE));
    }

    private BigDecimal number(List<String> row, Field field) throws RowRefused {
        return numbers.read(field, required(row, field));
    }

    private BigDecimal numberOrNone(List<String> row, Field field) throws RowRefused {
        var cell = text(row, field);
        return cell == null ? null : numbers.read(field, cell);
    }

    private boolean own(List<String> row) throws RowRefused {
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

    private String required(List<String> row, Field field) throws RowRefused {
        var cell = text(row, field);
        if (cell == null) {
            throw RowRefused.missing(field);
        }
        return cell;
    }

    private String text(List<String> row, Field field) throws RowRefused {
        int place = places.getOrDefault(field, ABSENT);
        var cell = place >= 0 && place < row.size() ? row.get(place) : "";
        if (cell == null) {
            throw new RowRefused(field.jsonName(), "not-a-value", field.jsonName() + " is an object or a list");
        }
        var text = cell.strip();
        return text.isEmpty() ? format.constants().get(field) : Texts.require(field, text);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
