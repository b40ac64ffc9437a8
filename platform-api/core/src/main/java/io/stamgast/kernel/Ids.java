package io.stamgast.kernel;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/**
 * Time-ordered identifiers (UUID version 7), made by the application so that one statement can write a whole graph.
 * Those that one instance makes are in the order they were made in, within a millisecond too.
 */
public final class Ids {

    /** Stands for "none" where a key needs a value. */
    public static final UUID NIL = new UUID(0, 0);

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {
    }

    public static UUID next() {
        return GENERATOR.generate();
    }

    /** @throws IllegalArgumentException for what is not a whole UUID, some of which {@link UUID#fromString} takes */
    public static UUID parse(String text) {
        var id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not a UUID: " + text);
        }
        return id;
    }
}
