package io.stamgast.move;

import java.util.List;
import java.util.Set;

/**
 * A table whose rows are carried.
 *
 * @param without columns that stay behind: secrets, and what means something in one installation alone; they are null,
 *                or have a default
 */
public record CarriedTable(String name, Set<String> without) {

    public CarriedTable {
        without = Set.copyOf(without);
    }

    public static CarriedTable of(String name) {
        return new CarriedTable(name, Set.of());
    }

    public static List<CarriedTable> all(String... names) {
        return List.of(names).stream().map(CarriedTable::of).toList();
    }

    public CarriedTable without(String... columns) {
        return new CarriedTable(name, Set.of(columns));
    }
}
