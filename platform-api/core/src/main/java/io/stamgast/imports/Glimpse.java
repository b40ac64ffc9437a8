package io.stamgast.imports;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What one sees of a file at its beginning, for who makes a mapping.
 *
 * @param charset an IANA name
 * @param delimiter one character
 * @param rows the first after the header, with as many cells as each has
 */
public record Glimpse(String charset, String delimiter, List<String> header, List<List<String>> rows)
        implements Serializable {

    private static final String COMMA_BEFORE_DECIMALS = "[+-]?[0-9.]*,[0-9]{1,8}";

    public Glimpse {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
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

    /** What stands before the decimals in the numbers of these columns. */
    public String decimalSeparator(Collection<String> columns) {
        var comma = columns.stream().flatMap(column -> cells(column).stream())
                .anyMatch(number -> number.matches(COMMA_BEFORE_DECIMALS));
        return comma ? "," : ".";
    }
}
