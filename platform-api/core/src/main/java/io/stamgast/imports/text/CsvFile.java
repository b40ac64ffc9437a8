package io.stamgast.imports.text;

import io.stamgast.kernel.DomainException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file, whose first row is the header. */
public final class CsvFile implements TextFile {

    private final Charset charset;
    private final Plain plain;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private long number;

    public CsvFile(InputStream upload, Charset charset, char delimiter) {
        this.charset = charset;
        try {
            plain = new Plain(upload, charset);
            var rows = CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
            parser = CSVParser.builder().setFormat(rows).setReader(plain.text()).get();
            records = parser.iterator();
            header = readHeader();
        } catch (IOException unreadable) {
            throw refusal(unreadable);
        }
    }

    private List<String> readHeader() {
        var first = next();
        if (first == null) {
            throw Plain.empty();
        }
        number = 0;
        var names = first.stream().map(String::strip).toList();
        if (names.stream().anyMatch(name -> name.chars().anyMatch(Character::isISOControl))) {
            throw Plain.refusal("The file is not text: its header row holds control characters.");
        }
        return names;
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public List<String> next() {
        try {
            var row = records.hasNext() ? records.next() : null;
            number += row == null ? 0 : 1;
            plain.endRow();
            return row == null ? null : Arrays.asList(row.values());
        } catch (UncheckedIOException unreadable) {
            throw refusal(unreadable.getCause());
        } catch (IllegalStateException unreadable) {
            throw refusal(unreadable.getCause() instanceof IOException cause ? cause : new IOException(unreadable));
        }
    }

    /** That of the first row after the header is 1. */
    @Override
    public long number() {
        return number;
    }

    @Override
    public long position() {
        return plain.position();
    }

    private DomainException refusal(IOException unreadable) {
        if (unreadable instanceof CSVException badQuote) {
            return badQuote(badQuote.getMessage().contains("EOF") ? "a quote that is opened here is never closed"
                    : "something stands after a closing quote; a quote inside a cell must be doubled");
        }
        return Plain.refusal(unreadable, charset, number + 1, ", perhaps by a quote that is never closed");
    }

    private DomainException badQuote(String what) {
        var where = header == null ? "Header row" : "Row " + (number + 1);
        return Plain.refusal(where + ": " + what + ".");
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
