package io.stamgast.move;

import java.util.List;
import java.util.Map;

/** A module's tables of tenants, found as CDI beans: each is either carried or left behind. */
public interface CarriedTables {

    /** Those that are carried, in an order in which none has rows that name those of a later one. */
    List<CarriedTable> carried();

    /** Those that are not, each with the reason: the name and why. */
    Map<String, String> leftBehind();

    /** Modules whose tables name those of others come behind them. The core is 0. */
    int place();
}
