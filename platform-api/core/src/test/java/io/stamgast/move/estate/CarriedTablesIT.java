package io.stamgast.move.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.testing.Database;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CarriedTablesIT {

    private static final String TABLES = """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'app' and c.relkind in ('r', 'p') and exists (select from pg_attribute a
                where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)""";
    private static final String BYTES = """
            select c.relname || '.' || a.attname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and a.atttypid = 'bytea'::regtype
            where n.nspname = 'app' and c.relkind in ('r', 'p')""";
    private static final String KEYS = """
            select child.relname || ' ' || parent.relname from pg_constraint k
            join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
            where k.contype = 'f' and child.oid <> parent.oid""";

    private final CoreTables core = new CoreTables();
    private final List<String> carried = core.carried().stream().map(CarriedTable::name).toList();

    @Test
    void everyTableOfTenantsIsCarriedOrLeftBehindForAReason() {
        var known = new TreeSet<>(carried);
        known.addAll(core.leftBehind().keySet());

        assertEquals(names(TABLES), known);
        assertEquals(known.size(), carried.size() + core.leftBehind().size(), "none is both");
    }

    @Test
    void whatIsEncryptedIsNotCarried() {
        assertEquals(Set.of("purchase.content_hash"), names(BYTES).stream()
                .filter(column -> carried.contains(column.substring(0, column.indexOf('.'))))
                .collect(Collectors.toSet()), "it is no secret; look at any other before it is carried");
    }

    @Test
    void noneComesBeforeOneThatItsRowsName() {
        assertEquals(Set.of(), names(KEYS).stream().filter(key -> {
            var child = carried.indexOf(key.substring(0, key.indexOf(' ')));
            var parent = key.substring(key.indexOf(' ') + 1);
            return child >= 0 && !parent.equals("tenant") && (carried.indexOf(parent) > child
                    || carried.indexOf(parent) < 0);
        }).collect(Collectors.toSet()));
    }

    static Set<String> names(String query) {
        return Database.work().raw(connection -> {
            var names = new TreeSet<String>();
            try (var statement = connection.createStatement(); var row = statement.executeQuery(query)) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        });
    }
}
