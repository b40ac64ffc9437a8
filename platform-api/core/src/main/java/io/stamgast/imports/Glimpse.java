package io.stamgast.imports;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What one sees of a file at its beginning, for who makes a mapping.
 *
 * @param charset an IANA name; null of NDJSON, which has no other than UTF-8
 * @param delimiter one character; null of NDJSON
 * @param header of NDJSON the members' names
 * @param rows the first after the header, with as many cells as each has
 */
public record Glimpse(String charset, String delimiter, List<String> header, List<List<String>> rows)
        implements Serializable {

    private static final String COMMA_BEFORE_DECIMALS = "[+-]?[0-9.]*,[0-9]{1,8}";
    private static final String POINT_BEFORE_DECIMALS = "[+-]?[0-9,]*\\.[0-9]{1,8}";
    // 1,234 may be a thousand and more, or one and a bit
    private static final String SAYS_NOTHING = "[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}";

    public Glimpse {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    public boolean isNdjson() {
        return charset == null;
    }

    /** The cells of a column that say something, in the rows' order; none of a column that there isn't. */
    public List<String> cells(String column) {
        var place = column == null ? -1 : header.indexOf(column);
        return place < 0 ? List.of() : rows.stream().filter(row -> place < row.size()).map(row -> row.get(place))
                .filter(cell -> !cell.isEmpty()).toList();
    }

    /** How that column writes its dates, as far as one can see. */
    public Optional<DateStyle> dates(String column) {
        return DateStyle.of(cells(column));
    }

    /** Whether its dates read with the day first as well as with the month first. */
    public boolean isDayOrMonthUnclear(String column) {
        return DateStyle.fitting(cells(column)).size() > 1;
    }

    /** What stands before the decimals in the numbers of these columns; none where they don't tell, or don't agree. */
    public Optional<String> decimalSeparator(Collection<String> columns) {
        var numbers = columns.stream().flatMap(column -> cells(column).stream())
                .filter(number -> !number.matches(SAYS_NOTHING)).toList();
        var comma = numbers.stream().anyMatch(number -> number.matches(COMMA_BEFORE_DECIMALS));
        var point = numbers.stream().anyMatch(number -> number.matches(POINT_BEFORE_DECIMALS));
        return comma == point ? Optional.empty() : Optional.of(comma ? "," : ".");
    }
}
