package io.stamgast.reward;

import java.sql.SQLException;

/** A value that is read when it is first asked for, and then kept; for one unit of work. */
public final class ReadOnce<T> {

    /** Reads it. */
    @FunctionalInterface
    public interface Reading<T> {
        T read() throws SQLException;
    }

    private final Reading<T> reading;
    private boolean read;
    private T value;

    public ReadOnce(Reading<T> reading) {
        this.reading = reading;
    }

    public T get() throws SQLException {
        if (!read) {
            value = reading.read();
            read = true;
        }
        return value;
    }
}
