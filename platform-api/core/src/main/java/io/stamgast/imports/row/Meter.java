package io.stamgast.imports.row;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read, and refuses to read without end between two marks. */
public final class Meter extends FilterInputStream {

    private final long mostBetweenMarks;
    private final long mostAtAll;
    private long position;
    private long mark;

    public Meter(InputStream in, long mostBetweenMarks, long mostAtAll) {
        super(in);
        this.mostBetweenMarks = mostBetweenMarks;
        this.mostAtAll = mostAtAll;
    }

    public static Meter counting(InputStream in) {
        return new Meter(in, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    public long position() {
        return position;
    }

    public void markHere() {
        mark = position;
    }

    @Override
    public int read() throws IOException {
        var next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) throws IOException {
        position += bytes;
        if (position - mark > mostBetweenMarks || position > mostAtAll) {
            throw new TooMuch();
        }
    }

    /** More was read than is allowed. */
    public static final class TooMuch extends IOException {
        TooMuch() {
            super("too much to read");
        }
    }
}
