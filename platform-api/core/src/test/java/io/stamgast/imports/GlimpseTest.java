package io.stamgast.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlimpseTest {

    private final Imports imports = new Imports();

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theDelimiterIsWhatTheHeaderRowHasMostOf(String delimiter) {
        var seen = glimpse(String.join(delimiter, "Number", "\"Name, first; last\"", "Day") + "\nA\n", "UTF-8");

        assertEquals(delimiter, seen.delimiter());
        assertEquals(List.of("Number", "Name, first; last", "Day"), seen.header());
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, Müller & Søn", "UTF-8, Кофейня", "windows-1252, Müller & Søn", "windows-1251, Кофейня на углу",
        "UTF-16, Café", "windows-1252, Café"})
    void theCharacterSetIsTheOneInWhichItReads(String charset, String name) {
        var seen = glimpse("Number,Name\n1," + name, charset);

        assertEquals(charset, seen.charset());
        assertEquals(List.of(name), seen.cells("Name"));
    }

    @Test
    void aCharacterCutInTwoWhereTheGuessEndsIsNoMistake() {
        assertEquals("UTF-8", glimpse("Name\n" + "a".repeat((1 << 16) - 6) + "é\n", "UTF-8").charset());
    }

    @Test
    void aFileIsUnpackedBeforeItIsLookedAt() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("Number;Day\n1;2\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(List.of("Number", "Day"), imports.glimpse(upload(packed.toByteArray())).header());
    }

    @ParameterizedTest
    @CsvSource({
        "YEAR_FIRST, 2026-01-05", "YEAR_FIRST, 2026-01-05 10:11:12", "YEAR_FIRST, 2026-01-05T10:11:12Z",
        "YEAR_FIRST, 2026-01-05 10:11:12.123456", "DAY_DASH, 05-01-2026", "DAY_DOT, 5.1.2026 7:30",
        "DAY_SLASH, 31/01/2026", "MONTH_SLASH, 1/31/2026 7:30", "MONTH_SLASH, 1/31/2026 7:30 PM",
        "YEAR_SLASH, 2026/01/05", "COMPACT, 20260105"})
    void aWayOfWritingDatesIsKnownByOne(DateStyle style, String date) {
        assertEquals(Optional.of(style), DateStyle.of(List.of(date)));
    }

    @Test
    void everyWayReadsItsOwnExample() {
        for (var style : DateStyle.values()) {
            var read = imports.time(style.example(), style.pattern(), "UTC").orElseThrow();
            assertEquals("2026-12-31", read.toString().substring(0, 10), style.name());
        }
    }

    @Test
    void aDayAboveTwelveTellsTheDayFromTheMonth() {
        assertEquals(Optional.of(DateStyle.MONTH_SLASH), DateStyle.of(List.of("01/02/2026", "01/31/2026")));
        assertEquals(Optional.of(DateStyle.DAY_SLASH), DateStyle.of(List.of("01/02/2026", "31/01/2026")));
    }

    @Test
    void datesThatReadEitherWayAreNotGuessed() {
        assertEquals(Optional.empty(), DateStyle.of(List.of("12/1/2010", "12/2/2010 8:26")));
        assertTrue(glimpse("Number,Day\n1,12/1/2010\n", "UTF-8").isDayOrMonthUnclear("Day"));
        assertFalse(glimpse("Number,Day\n1,12/31/2010\n", "UTF-8").isDayOrMonthUnclear("Day"));
        assertFalse(glimpse("Number,Day\n1,\n", "UTF-8").isDayOrMonthUnclear("Day"));
    }

    @Test
    void whatIsWrittenInNoKnownWayIsLeftToWhoKnowsIt() {
        assertEquals(Optional.empty(), DateStyle.of(List.of("Tuesday")));
        assertEquals(Optional.empty(), DateStyle.of(List.of("2026-01-05", "05.01.2026")));
        assertEquals(Optional.empty(), DateStyle.of(List.of()));
    }

    @Test
    void aTimeIsReadAsTheImportReadsIt() {
        assertEquals(Optional.of(Instant.parse("2026-01-05T09:11:00Z")),
                imports.time("05-01-2026 10:11", DateStyle.DAY_DASH.pattern(), "Europe/Amsterdam"));
        assertEquals(Optional.empty(), imports.time("31-02-2026", DateStyle.DAY_DASH.pattern(), "Europe/Amsterdam"));
        assertEquals(Optional.empty(), imports.time("05-01-2026", "no pattern", "Europe/Amsterdam"));
        assertEquals(Optional.empty(), imports.time("05-01-2026", DateStyle.DAY_DASH.pattern(), "Mars"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1,50|,", "1.234,50|,", "0,125|,", "1234,567|,", "-1,5|,",
        "1.50|.", "1,234.50|.", "0.125|.", "1,234;1.50|.", "1.234;1,50|,"})
    void theSeparatorOfDecimalsStandsBeforeTheLastDigits(String prices, String separator) {
        assertEquals(Optional.of(separator), separator(prices));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "1,234", "1.234", "-12,345;1.234", "1,50;1.50", "none"})
    void numbersThatReadEitherWayOrContradictEachOtherAreNotGuessed(String prices) {
        assertEquals(Optional.empty(), separator(prices));
    }

    @ParameterizedTest
    @CsvSource({"'<?xml version=\"1.0\"?><Invoice/>', UTF-8, true", "'﻿ <Invoice/>', UTF-8, true",
        "<Invoice/>, UTF-16, true", "'PK\u0003\u0004', UTF-8, true", "'Number,Day', UTF-8, false",
        "PK, UTF-8, false", "'', UTF-8, false"})
    void documentsAreKnownByTheirFirstBytes(String beginning, String charset, boolean isUbl) {
        assertEquals(isUbl, imports.isUbl(upload(beginning.getBytes(Charset.forName(charset)))));
    }

    @Test
    void theMembersOfTheFirstObjectsAreTheColumns() {
        var seen = glimpse("\ufeff\n{\"No\":1,\"Buyer\":{\"id\":2},\"Day\":null}\n{\"Day\":\"2026-01-02\",\"Net\":1.5}",
                "UTF-8");

        assertTrue(seen.isNdjson());
        assertEquals(List.of("No", "Day", "Net"), seen.header());
        assertEquals(List.of(List.of("1", "", ""), List.of("", "2026-01-02", "1.5")), seen.rows());
        assertEquals("unreadable-file",
                assertThrows(DomainException.class, () -> glimpse("{\"No\":1", "UTF-8")).code());
    }

    private Optional<String> separator(String prices) {
        return glimpse("Price|Name\n|A\n" + prices.replace(";", "|B\n") + "|C\n", "UTF-8")
                .decimalSeparator(List.of("Price", "no such column"));
    }

    private Glimpse glimpse(String text, String charset) {
        return imports.glimpse(upload(text.getBytes(Charset.forName(charset))));
    }

    private static ImportUpload upload(byte[] content) {
        return new ImportUpload() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }

            @Override
            public long bytes() {
                return content.length;
            }
        };
    }
}
