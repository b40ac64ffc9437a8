package io.stamgast.move.estate;

import java.util.List;
import java.util.Map;

/** A module's tables of tenants, found as CDI beans: each is either carried or left behind. */
public interface CarriedTables {

    /** Those that are carried, in an order in which none has rows that name those of a later one. */
    List<CarriedTable> carried();

    /** Those that are not, each with the reason: the name and why. */
    Map<String, String> leftBehind();

    /**
     * What a copy of the rules for a test mode leaves out beside what is never carried: the columns of a table, which
     * are null then, or have a default.
     */
    default Map<String, List<String>> liveAlone() {
        return Map.of();
    }

    /** Those of the left behind that a test mode keeps when it is wiped, in an order as {@link #carried}. */
    default List<String> keptInTestMode() {
        return List.of();
    }

    /** Modules whose tables name those of others come behind them. The core is 0. */
    int place();
}
