package io.stamgast.imports.text;

import io.stamgast.imports.row.Meter;
import io.stamgast.imports.row.Unpacked;
import io.stamgast.kernel.DomainException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** The text of an upload, unpacked and decoded, and what is wrong with one that can't be. */
final class Plain {

    private final Charset charset;
    private final Meter packed;
    private final Meter plain;
    private final BufferedReader text;

    Plain(InputStream upload, Charset charset) throws IOException {
        this.charset = charset;
        packed = Meter.counting(upload);
        plain = new Meter(Unpacked.of(packed), TextFile.MAX_ROW_BYTES + 2L * Unpacked.BUFFER_BYTES, Unpacked.MAX_BYTES);
        var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        text = new BufferedReader(new InputStreamReader(plain, decoder), Unpacked.BUFFER_BYTES);
        text.mark(1);
        if (text.read() != '\ufeff') {
            text.reset();
        }
    }

    /** Without the byte order mark. */
    BufferedReader text() {
        return text;
    }

    /** Says that a row ends here. */
    void endRow() {
        plain.markHere();
    }

    long position() {
        return packed.position();
    }

    /**
     * @param row near which it can't be read
     * @param tooMuch what else a row without end may be
     */
    static DomainException refusal(IOException unreadable, Charset charset, long row, String tooMuch) {
        var why = Unpacked.damage(unreadable).orElse("can't be read: " + unreadable.getMessage());
        if (unreadable instanceof CharacterCodingException) {
            why = "is not valid " + charset.name();
        } else if (unreadable instanceof Meter.TooMuch) {
            why = "has a row of more than 1 MB" + tooMuch + ", or more than 4 GB in all";
        }
        return refusal("The file " + why + " (near row " + row + ").");
    }

    static DomainException refusal(String why) {
        return DomainException.ruleBroken("unreadable-file", "file", why);
    }

    static DomainException empty() {
        return DomainException.ruleBroken("empty-file", "file", "The file is empty.");
    }
}
