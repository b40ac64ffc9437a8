package io.stamgast.imports.text;

import java.io.Closeable;
import java.util.List;

/**
 * An uploaded file, read row by row: gzip or plain. What can't be read is refused with the row it is near
 * ({@code unreadable-file}, 422), an empty file as {@code empty-file}.
 */
public interface TextFile extends Closeable {

    /** How many bytes a row may have. */
    long MAX_ROW_BYTES = 1 << 20;

    /** What the cells are called. */
    List<String> header();

    /** The cells of the next row, null where it holds no text but an object or a list; null after the last. */
    List<String> next();

    /** The number of the last row read: the first is 1. */
    long number();

    /** How many bytes of the upload were read. */
    long position();
}
