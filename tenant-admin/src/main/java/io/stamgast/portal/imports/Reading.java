package io.stamgast.portal.imports;

import io.stamgast.imports.DateStyle;
import io.stamgast.imports.Glimpse;
import io.stamgast.imports.ImportMapping;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a file is to be read: guessed from its beginning, and put right by the visitor. */
public class Reading implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN_ROWS = 3;

    private final Glimpse glimpse;
    private final List<Column> columns;
    private String charset;
    private String delimiter;
    private DateStyle dateStyle;
    private String dateFormat;
    private String decimalSeparator;
    private String timeZone;
    private String accountPattern;

    Reading(Glimpse glimpse, String timeZone) {
        this.glimpse = glimpse;
        this.timeZone = timeZone;
        charset = glimpse.charset();
        delimiter = glimpse.delimiter();
        columns = Column.guess(glimpse.header());
        decimalSeparator = glimpse.decimalSeparator(
                Stream.of("quantity", "unitPrice", "netAmount").map(this::header).toList()).orElse(null);
        guessDates();
    }

    /** The same file, seen in another way: what the visitor has put right stays where it still has a place. */
    Reading again(Glimpse seen) {
        var next = new Reading(seen, timeZone);
        for (var column : next.columns) {
            var chosen = header(column.getMember());
            if (chosen != null && seen.header().contains(chosen)) {
                column.setHeader(chosen);
            }
        }
        next.guessDates();
        if (pattern() != null) {
            next.dateStyle = dateStyle;
            next.dateFormat = dateFormat;
        }
        if (decimalSeparator != null) {
            next.decimalSeparator = decimalSeparator;
        }
        next.accountPattern = accountPattern;
        return next;
    }

    /** From the column that is chosen for them. */
    final void guessDates() {
        dateStyle = glimpse.dates(header(Column.DATES)).orElse(null);
    }

    private String header(String member) {
        return columns.stream().filter(column -> column.getMember().equals(member)).findFirst()
                .map(Column::getHeader).orElse(null);
    }

    ImportMapping mapping(String source, boolean own) {
        Map<String, String> chosen = columns.stream().filter(column -> column.getHeader() != null)
                .collect(Collectors.toMap(Column::getMember, Column::getHeader));
        return new ImportMapping("csv", charset, timeZone, pattern(), source, null, chosen, null, accountPattern, own,
                delimiter, decimalSeparator, null);
    }

    /** How dates are written, as the core wants to know it. */
    String pattern() {
        return dateStyle == null ? dateFormat : dateStyle.pattern();
    }

    /** Whether only the visitor knows if they begin with the day or with the month. */
    public boolean isDayOrMonthUnclear() {
        return glimpse.isDayOrMonthUnclear(header(Column.DATES));
    }

    /** What stands first in the column of the dates; null where nothing does. */
    public String getFirstDate() {
        return sample(header(Column.DATES));
    }

    /** What stands first in a column; null where nothing does. */
    public String sample(String header) {
        return glimpse.cells(header).stream().findFirst().orElse(null);
    }

    public List<Column> getNeeded() {
        return columns.stream().filter(column -> column.getNeed() != Column.Need.NO).toList();
    }

    public List<Column> getOthers() {
        return columns.stream().filter(column -> column.getNeed() == Column.Need.NO).toList();
    }

    /** Whether one of the others is chosen already, and should be seen. */
    public boolean isOtherChosen() {
        return getOthers().stream().anyMatch(column -> column.getHeader() != null);
    }

    public List<String> getHeaders() {
        return glimpse.header();
    }

    public List<List<String>> getRows() {
        return glimpse.rows().stream().limit(SHOWN_ROWS).toList();
    }

    public String getCharset() {
        return charset;
    }

    public void setCharset(String charset) {
        this.charset = charset;
    }

    public String getDelimiter() {
        return delimiter;
    }

    public void setDelimiter(String delimiter) {
        this.delimiter = delimiter;
    }

    /** Null for another way, which {@link #getDateFormat} says. */
    public DateStyle getDateStyle() {
        return dateStyle;
    }

    public void setDateStyle(DateStyle dateStyle) {
        this.dateStyle = dateStyle;
    }

    public String getDateFormat() {
        return dateFormat;
    }

    public void setDateFormat(String dateFormat) {
        this.dateFormat = dateFormat;
    }

    /** Null until the visitor chooses, where the file doesn't tell. */
    public String getDecimalSeparator() {
        return decimalSeparator;
    }

    public void setDecimalSeparator(String decimalSeparator) {
        this.decimalSeparator = decimalSeparator;
    }

    public String getTimeZone() {
        return timeZone;
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public String getAccountPattern() {
        return accountPattern;
    }

    public void setAccountPattern(String accountPattern) {
        this.accountPattern = accountPattern;
    }
}
