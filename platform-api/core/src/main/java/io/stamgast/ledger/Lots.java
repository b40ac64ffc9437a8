package io.stamgast.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The lots of a book that are in memory: those loaded, and those opened since. */
final class Lots {

    private final Map<UUID, Lot> byId = new LinkedHashMap<>();
    private final Set<UUID> opened = new LinkedHashSet<>();
    private final Set<UUID> changed = new LinkedHashSet<>();

    /** Takes a lot as the database has it, unless it is here already. */
    void load(Lot lot) {
        byId.putIfAbsent(lot.id(), lot);
    }

    void open(Lot lot) {
        byId.put(lot.id(), lot);
        opened.add(lot.id());
    }

    void change(Lot lot) {
        byId.put(lot.id(), lot);
        if (!opened.contains(lot.id())) {
            changed.add(lot.id());
        }
    }

    /** @throws IllegalStateException when it was not loaded */
    Lot get(UUID id) {
        var lot = byId.get(id);
        if (lot == null) {
            throw new IllegalStateException("lot " + id + " is not loaded");
        }
        return lot;
    }

    List<Lot> select(Predicate<Lot> which, Comparator<Lot> order) {
        return byId.values().stream().filter(which).sorted(order).toList();
    }

    long pending() {
        return byId.values().stream().filter(Lot::isPending).mapToLong(Lot::remaining).sum();
    }

    List<Lot> opened() {
        return opened.stream().map(byId::get).toList();
    }

    List<Lot> changed() {
        return changed.stream().map(byId::get).toList();
    }

    /** The same lots in the same order, but these before the others. */
    static List<Lot> first(Predicate<Lot> these, List<Lot> ordered) {
        return Stream.concat(ordered.stream().filter(these), ordered.stream().filter(these.negate())).toList();
    }

    static Comparator<Lot> firstToRelease() {
        return Comparator.comparing(Lot::releaseAt).thenComparing(Lot::id);
    }

    static Comparator<Lot> firstToExpire(Function<Lot, Instant> expiry) {
        return Comparator.comparing(expiry).thenComparing(Lot::id);
    }
}
