package io.stamgast.imports.ubl;

import io.stamgast.imports.row.Meter;
import io.stamgast.imports.row.Unpacked;
import io.stamgast.imports.ubl.XmlCursor.Unreadable;
import io.stamgast.web.Problem;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The documents of an upload: it is one of them, or a zip file of many, and may be gzipped. A zip file is read from
 * its beginning to its end and never unpacked to anywhere; what it unpacks to is limited as a whole.
 */
final class Documents implements Closeable {

    /** How many documents a zip file may hold. */
    static final int MAX_DOCUMENTS = 10_000;

    private static final byte[] ZIP = {'P', 'K'};

    private final Meter packed;
    private final Meter plain;
    private final ZipInputStream zip;
    private final boolean isEmpty;
    private String name;
    private int count;

    /** @param maxBytes how large they may be in all when they are unpacked */
    Documents(InputStream upload, long maxBytes) throws IOException {
        packed = Meter.counting(upload);
        var content = new BufferedInputStream(Unpacked.of(packed));
        content.mark(ZIP.length);
        // the names are shown only; read so, none of them is invalid
        var beginning = content.readNBytes(ZIP.length);
        isEmpty = beginning.length == 0;
        zip = Arrays.equals(beginning, ZIP)
                ? new ZipInputStream(content, StandardCharsets.ISO_8859_1) : null;
        content.reset();
        plain = new Meter(zip == null ? content : zip, XmlCursor.MAX_STEP_BYTES, maxBytes);
    }

    boolean isZip() {
        return zip != null;
    }

    /** Goes to the next document; false after the last. */
    boolean advance() throws IOException {
        if (zip == null) {
            return !isEmpty && count++ == 0;
        }
        passOver();
        var entry = zip.getNextEntry();
        while (entry != null && isAside(entry)) {
            passOver();
            entry = zip.getNextEntry();
        }
        if (entry == null) {
            return false;
        }
        if (++count > MAX_DOCUMENTS) {
            throw new IOException("it holds more than " + MAX_DOCUMENTS + " documents");
        }
        name = Problem.excerpt(entry.getName().replaceAll("\\p{Cntrl}", "?"));
        return true;
    }

    /** Directories, and what macOS adds. */
    private static boolean isAside(ZipEntry entry) {
        return entry.isDirectory() || entry.getName().startsWith("__MACOSX/");
    }

    /** Reads the rest of the entry, which may be packed a thousandfold, within the limit of all. */
    private void passOver() throws IOException {
        var buffer = new byte[Unpacked.BUFFER_BYTES];
        for (var read = 0; read >= 0; read = plain.read(buffer)) {
            plain.markHere();
        }
    }

    XmlCursor open() throws Unreadable {
        return new XmlCursor(new Rest(plain), plain, name);
    }

    /** What the parser may read, and must not close: other documents follow. */
    private static final class Rest extends FilterInputStream {

        Rest(InputStream content) {
            super(content);
        }

        @Override
        public void close() {
            // the upload is closed when all of it was read
        }
    }

    /** The document's name in the zip file; null when it is the upload. */
    String name() {
        return name;
    }

    /** How many bytes of the upload were read. */
    long position() {
        return packed.position();
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }
}
