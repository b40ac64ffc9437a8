package io.stamgast.portal.imports;

import io.stamgast.imports.DateStyle;
import io.stamgast.imports.Glimpse;
import io.stamgast.imports.ImportMapping;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How a file is to be read: guessed from its beginning, and put right by the visitor. */
public class Reading implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN_ROWS = 3;
    private static final List<String> NUMBERS = List.of("quantity", "unitPrice", "netAmount");

    private final Glimpse glimpse;
    private final List<Column> columns;
    private String charset;
    private String delimiter;
    private DateStyle guessedStyle;
    private DateStyle dateStyle;
    private String dateFormat;
    private String guessedSeparator;
    private String decimalSeparator;
    private String timeZone;
    private String accountPattern;

    Reading(Glimpse glimpse, String timeZone) {
        this.glimpse = glimpse;
        this.timeZone = timeZone;
        charset = glimpse.charset();
        delimiter = glimpse.delimiter();
        columns = Column.guess(glimpse.header());
        guessDecimals();
        guessDates();
    }

    /**
     * The same file, seen in another way. What the visitor has put right stays where it still has a place: the columns
     * that are still there mean what they meant, or nothing. What was guessed from a column that is gone is guessed
     * anew.
     */
    Reading again(Glimpse seen) {
        var next = new Reading(seen, timeZone);
        next.columns.forEach(column -> keepChoice(column, seen));
        next.guessDecimals();
        next.guessDates();
        if (pattern() != null && (isStyleChosen() || isSame(next, List.of(Column.DATES)))) {
            next.dateStyle = dateStyle;
            next.dateFormat = dateFormat;
        }
        if (decimalSeparator != null && (isSeparatorChosen() || isSame(next, NUMBERS))) {
            next.decimalSeparator = decimalSeparator;
        }
        next.accountPattern = accountPattern;
        return next;
    }

    private void keepChoice(Column column, Glimpse seen) {
        var chosen = header(column.getMember());
        if (chosen != null && seen.header().contains(chosen)) {
            column.setHeader(chosen);
        } else if (column.getHeader() != null && glimpse.header().contains(column.getHeader())) {
            column.setHeader(null); // the visitor has seen that one, and did not choose it for this
        }
    }

    private boolean isSame(Reading next, List<String> members) {
        return members.stream().allMatch(member -> Objects.equals(header(member), next.header(member)));
    }

    private boolean isStyleChosen() {
        return dateStyle == null || dateStyle != guessedStyle;
    }

    private boolean isSeparatorChosen() {
        return !decimalSeparator.equals(guessedSeparator);
    }

    /** From the column that is chosen for them. */
    final void guessDates() {
        guessedStyle = glimpse.dates(header(Column.DATES)).orElse(null);
        dateStyle = guessedStyle;
    }

    private void guessDecimals() {
        guessedSeparator = glimpse.decimalSeparator(NUMBERS.stream().map(this::header).toList()).orElse(null);
        decimalSeparator = guessedSeparator;
    }

    private String header(String member) {
        return columns.stream().filter(column -> column.getMember().equals(member)).findFirst()
                .map(Column::getHeader).orElse(null);
    }

    ImportMapping mapping(String source, boolean own) {
        Map<String, String> chosen = columns.stream().filter(column -> column.getHeader() != null)
                .collect(Collectors.toMap(Column::getMember, Column::getHeader));
        return new ImportMapping(isNdjson() ? "ndjson" : "csv", charset, timeZone, pattern(), source, null, chosen,
                null, accountPattern, own, delimiter, isNdjson() ? null : decimalSeparator, null, null);
    }

    /** Whether the rows are JSON objects, which leave no doubt how they are written. */
    public boolean isNdjson() {
        return glimpse.isNdjson();
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
