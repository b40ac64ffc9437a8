package io.stamgast.imports;

import io.stamgast.imports.row.Meter;
import io.stamgast.imports.row.Unpacked;
import io.stamgast.kernel.DomainException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * An uploaded file, read row by row: gzip or plain, in the mapping's charset. What can't be read is refused with the
 * row it is near ({@code unreadable-file}, 422), an empty file as {@code empty-file}.
 */
final class ImportFile implements Closeable {

    private static final long MAX_ROW_BYTES = 1 << 20;

    private final Meter packed;
    private final Meter plain;
    private final Format format;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private long number;

    ImportFile(InputStream upload, Format format) {
        this.format = format;
        packed = Meter.counting(upload);
        try {
            plain = new Meter(Unpacked.of(packed), MAX_ROW_BYTES + 2L * Unpacked.BUFFER_BYTES, Unpacked.MAX_BYTES);
            var decoder = format.charset().newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            var rows = CSVFormat.RFC4180.builder().setDelimiter(format.delimiter()).setIgnoreEmptyLines(true).get();
            var text = new BufferedReader(new InputStreamReader(plain, decoder), Unpacked.BUFFER_BYTES);
            skipByteOrderMark(text);
            parser = CSVParser.builder().setFormat(rows).setReader(text).get();
            records = parser.iterator();
            header = readHeader();
        } catch (IOException unreadable) {
            throw refusal(unreadable);
        }
    }

    /** The first bytes of the text, as many as there are up to that number; what can't be unpacked has none. */
    static byte[] beginning(ImportUpload upload, int bytes) throws IOException {
        try (var content = upload.open(); var text = Unpacked.of(content)) {
            return text.readNBytes(bytes);
        } catch (ZipException | EOFException damaged) {
            return new byte[0];
        }
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\ufeff') {
            text.reset();
        }
    }

    private List<String> readHeader() {
        var first = next();
        if (first == null) {
            throw DomainException.ruleBroken("empty-file", "file", "The file is empty.");
        }
        number = 0;
        var names = first.stream().map(String::strip).toList();
        if (names.stream().anyMatch(name -> name.chars().anyMatch(Character::isISOControl))) {
            throw DomainException.ruleBroken("unreadable-file", "file", "The file is not text: its header row holds "
                    + "control characters.");
        }
        return names;
    }

    List<String> header() {
        return header;
    }

    /** The next row; null after the last. */
    CSVRecord next() {
        try {
            var row = records.hasNext() ? records.next() : null;
            number += row == null ? 0 : 1;
            plain.markHere();
            return row;
        } catch (UncheckedIOException unreadable) {
            throw refusal(unreadable.getCause());
        } catch (IllegalStateException unreadable) {
            throw refusal(unreadable.getCause() instanceof IOException cause ? cause : new IOException(unreadable));
        }
    }

    /** The number of the last row read: the first after the header is 1. */
    long number() {
        return number;
    }

    /** How many bytes of the upload were read. */
    long position() {
        return packed.position();
    }

    private DomainException refusal(IOException unreadable) {
        if (unreadable instanceof CSVException badQuote) {
            return badQuote(badQuote.getMessage().contains("EOF") ? "a quote that is opened here is never closed"
                    : "something stands after a closing quote; a quote inside a cell must be doubled");
        }
        var why = Unpacked.damage(unreadable).orElse("can't be read: " + unreadable.getMessage());
        if (unreadable instanceof CharacterCodingException) {
            why = "is not valid " + format.charset().name();
        } else if (unreadable instanceof Meter.TooMuch) {
            why = "has a row of more than 1 MB, perhaps by a quote that is never closed, or more than 4 GB in all";
        }
        return DomainException.ruleBroken("unreadable-file", "file", "The file " + why + " (near row " + (number + 1)
                + ").");
    }

    private DomainException badQuote(String what) {
        var where = header == null ? "Header row" : "Row " + (number + 1);
        return DomainException.ruleBroken("unreadable-file", "file", where + ": " + what + ".");
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
