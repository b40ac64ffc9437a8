package io.stamgast.kernel;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/** Time-ordered identifiers (UUID version 7), made by the application so that one statement can write a whole graph. */
public final class Ids {

    /** Stands for "none" where a key needs a value. */
    public static final UUID NIL = new UUID(0, 0);

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Ids() {
    }

    public static UUID next() {
        return GENERATOR.generate();
    }
}
