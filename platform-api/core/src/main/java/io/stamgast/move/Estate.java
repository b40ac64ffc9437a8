package io.stamgast.move;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a tenant may own: the tables of every module. */
@ApplicationScoped
class Estate {

    private final List<CarriedTables> modules;

    protected Estate() {
        this(List.of()); // for the client proxy
    }

    @Inject
    Estate(Instance<CarriedTables> modules) {
        this(modules.stream().toList());
    }

    /** For tests outside a container. */
    Estate(List<CarriedTables> modules) {
        this.modules = modules.stream().sorted(Comparator.comparingInt(CarriedTables::place)).toList();
    }

    List<CarriedTable> carried() {
        return modules.stream().flatMap(module -> module.carried().stream()).toList();
    }

    Map<String, String> leftBehind() {
        var all = new TreeMap<String, String>();
        modules.forEach(module -> all.putAll(module.leftBehind()));
        return all;
    }
}
