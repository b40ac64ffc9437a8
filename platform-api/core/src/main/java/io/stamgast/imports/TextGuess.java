package io.stamgast.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** Guesses how a text file is written from its beginning. */
record TextGuess(String charset, String delimiter) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final int WORD = 4;
    private static final int FIRST_LETTER = 0xc0;

    /** @param isAll whether the beginning is the whole file */
    static TextGuess of(byte[] beginning, boolean isAll) {
        var charset = charset(beginning, isAll);
        var text = new String(beginning, Charset.forName(charset));
        return new TextGuess(charset, delimiter(text.lines().filter(line -> !line.isBlank()).findFirst().orElse("")));
    }

    /** XML begins with its first tag, in a zip file's beginning stand the initials of its inventor. */
    static boolean isXmlOrZip(byte[] beginning) {
        return text(beginning).startsWith("PK\u0003\u0004") || start(beginning).startsWith("<");
    }

    /** A JSON object begins with its brace; no header row does. */
    static boolean isJson(byte[] beginning) {
        return start(beginning).startsWith("{");
    }

    /** Without byte order mark and blanks. */
    private static String start(byte[] beginning) {
        return text(beginning).replace("\ufeff", "").stripLeading();
    }

    private static String text(byte[] beginning) {
        return new String(beginning, Charset.forName(charset(beginning, false)));
    }

    private static String charset(byte[] beginning, boolean isAll) {
        if (beginning.length > 1 && (beginning[0] & beginning[1] & 0xfe) == 0xfe && beginning[0] != beginning[1]) {
            return "UTF-16";
        }
        // where the file goes on, the last character may be cut in two, which is no mistake
        var utf8 = StandardCharsets.UTF_8.newDecoder()
                .decode(ByteBuffer.wrap(beginning), CharBuffer.allocate(beginning.length), isAll);
        if (!utf8.isError()) {
            return "UTF-8";
        }
        return hasCyrillicWord(beginning) ? "windows-1251" : "windows-1252";
    }

    /** Cyrillic letters stand in a row; in western languages letters with accents stand alone. */
    private static boolean hasCyrillicWord(byte[] beginning) {
        var inARow = 0;
        for (var one : beginning) {
            inARow = Byte.toUnsignedInt(one) >= FIRST_LETTER ? inARow + 1 : 0;
            if (inARow == WORD) {
                return true;
            }
        }
        return false;
    }

    /** What the header row has most of, outside quotes. */
    private static String delimiter(String header) {
        var bare = header.replaceAll("\"[^\"]*\"", "");
        return DELIMITERS.stream()
                .max(Comparator.<Character>comparingLong(one -> bare.chars().filter(c -> c == one).count())
                        .thenComparing(Comparator.comparingInt(DELIMITERS::indexOf).reversed()))
                .orElseThrow().toString();
    }
}
