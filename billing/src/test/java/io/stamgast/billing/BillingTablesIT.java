package io.stamgast.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.move.estate.CarriedTable;
import io.stamgast.move.estate.CarriedTables;
import io.stamgast.move.estate.CoreTables;
import io.stamgast.move.estate.Estate;
import io.stamgast.testing.Database;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BillingTablesIT {

    private static final String TABLES = """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'app' and c.relkind in ('r', 'p') and exists (select from pg_attribute a
                where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)""";
    private static final String KEYS = """
            select child.relname || ' ' || parent.relname from pg_constraint k
            join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
            where k.contype = 'f' and child.oid <> parent.oid and parent.relname <> 'tenant'""";

    private final List<CarriedTables> modules = List.of(new CoreTables(), new BillingTables());
    private final List<String> carried = modules.stream().flatMap(module -> module.carried().stream())
            .map(CarriedTable::name).toList();

    @Test
    void everyTableOfTenantsIsCarriedOrLeftBehindForAReason() {
        var known = new TreeSet<>(carried);
        modules.forEach(module -> known.addAll(module.leftBehind().keySet()));

        assertEquals(names(TABLES), known);
    }

    @Test
    void noneComesBeforeOneThatItsRowsName() {
        assertEquals(Set.of(), names(KEYS).stream().filter(key -> {
            var child = carried.indexOf(key.substring(0, key.indexOf(' ')));
            var parent = carried.indexOf(key.substring(key.indexOf(' ') + 1));
            return child >= 0 && (parent > child || parent < 0);
        }).collect(Collectors.toSet()));
    }

    @Test
    void theRulesAreACopyThatStandsByItself() {
        var rules = new Estate(modules).rules().stream().map(CarriedTable::name).collect(Collectors.toSet());
        assertEquals(Set.of("program", "distributor", "rule_set", "reward", "reward_stock", "activity_type",
                "tier_scheme", "membership_plan", "membership_plan_version", "plan_price", "dunning_policy"), rules);
        assertEquals(Set.of(), named(rules), "rows of rules name rows that are not copied");
    }

    @Test
    void whatATestModeKeepsStandsByItselfToo() {
        var kept = modules.stream().flatMap(module -> module.keptInTestMode().stream()).collect(Collectors.toSet());
        assertEquals(Set.of("machine_client", "machine_client_use", "webhook_endpoint", "webhook_progress"), kept);
        assertEquals(Set.of(), named(kept));
    }

    /** The tables beside these that their rows name. */
    private static Set<String> named(Set<String> tables) {
        return names(KEYS).stream().filter(key -> tables.contains(key.substring(0, key.indexOf(' '))))
                .map(key -> key.substring(key.indexOf(' ') + 1)).filter(parent -> !tables.contains(parent))
                .collect(Collectors.toSet());
    }

    private static Set<String> names(String query) {
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
