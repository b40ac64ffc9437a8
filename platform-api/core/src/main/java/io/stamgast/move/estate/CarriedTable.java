package io.stamgast.move.estate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table whose rows are carried.
 *
 * @param ofTheRules whether its rows say how the program works, so that a test mode gets a copy of them, and are not of
 *                   what customers did
 * @param without columns that stay behind: secrets, and what means something in one installation alone; they are null,
 *                or have a default
 */
public record CarriedTable(String name, boolean ofTheRules, Set<String> without) {

    public CarriedTable {
        without = Set.copyOf(without);
    }

    /** Of how the program works. */
    public static CarriedTable rules(String name) {
        return new CarriedTable(name, true, Set.of());
    }

    /** Of what customers have and did. */
    public static CarriedTable data(String name) {
        return new CarriedTable(name, false, Set.of());
    }

    public static List<CarriedTable> allRules(String... names) {
        return List.of(names).stream().map(CarriedTable::rules).toList();
    }

    public static List<CarriedTable> allData(String... names) {
        return List.of(names).stream().map(CarriedTable::data).toList();
    }

    /** The same without these columns either. */
    public CarriedTable without(String... columns) {
        var all = new HashSet<>(without);
        all.addAll(List.of(columns));
        return new CarriedTable(name, ofTheRules, all);
    }
}
