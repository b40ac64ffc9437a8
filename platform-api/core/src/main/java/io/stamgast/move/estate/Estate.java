package io.stamgast.move.estate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a tenant may own: the tables of every module. */
@ApplicationScoped
public class Estate {

    private final List<CarriedTables> modules;

    protected Estate() {
        this(List.of()); // for the client proxy
    }

    @Inject
    Estate(Instance<CarriedTables> modules) {
        this(modules.stream().toList());
    }

    /** For tests outside a container. */
    public Estate(List<CarriedTables> modules) {
        this.modules = modules.stream().sorted(Comparator.comparingInt(CarriedTables::place)).toList();
    }

    public List<CarriedTable> carried() {
        return modules.stream().flatMap(module -> module.carried().stream()).toList();
    }

    public Map<String, String> leftBehind() {
        var all = new TreeMap<String, String>();
        modules.forEach(module -> all.putAll(module.leftBehind()));
        return all;
    }

    /** What a test mode is given a copy of. */
    public List<CarriedTable> rules() {
        return modules.stream().flatMap(module -> module.carried().stream().filter(CarriedTable::ofTheRules)
                .map(table -> table.without(module.liveAlone().getOrDefault(table.name(), List.of())
                        .toArray(String[]::new)))).toList();
    }

    /** What a test mode keeps when it is wiped. */
    public List<CarriedTable> keptInTestMode() {
        return modules.stream().flatMap(module -> module.keptInTestMode().stream()).map(CarriedTable::data).toList();
    }
}
