package io.stamgast.event.type;

import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.DomainException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every type of event there is, of all features, read once from the classes that they name. */
public final class EventTypes {

    private static final String FILE = "META-INF/stamgast/events";
    private static final SortedMap<String, EventType> ALL = read();

    private EventTypes() {
    }

    /** By name, in its order. */
    public static Collection<EventType> all() {
        return ALL.values();
    }

    /** @throws DomainException ({@code not-found}, 404) for a type that there isn't */
    public static EventType find(String name) {
        var type = ALL.get(name);
        if (type == null) {
            throw DomainException.notFound("event type", name);
        }
        return type;
    }

    /**
     * The types that are meant.
     *
     * @param patterns whole names; {@code points.*} for all of a noun; {@code *} for every type
     * @param field where they stand in the request, for the refusal
     * @throws DomainException ({@code unknown-event-type}, 400) for one that means none
     */
    public static SortedSet<String> matching(Collection<String> patterns, String field) {
        var names = new TreeSet<String>();
        for (var pattern : patterns) {
            var meant = ALL.keySet().stream().filter(name -> matches(pattern, name)).toList();
            if (meant.isEmpty()) {
                throw DomainException.malformed("unknown-event-type", field,
                        "no type of event is called " + pattern + "; GET /event-types lists them");
            }
            names.addAll(meant);
        }
        return names;
    }

    /** Whether a pattern, as {@link #matching} takes it, means the type. */
    public static boolean matches(String pattern, String type) {
        return pattern.equals("*") || pattern.equals(type)
                || pattern.endsWith(".*") && type.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    /** The records that features publish, as they named them. */
    static List<Class<? extends DomainEvent>> published() {
        var classes = new ArrayList<Class<? extends DomainEvent>>();
        try {
            for (var file : Collections.list(EventTypes.class.getClassLoader().getResources(FILE))) {
                for (var name : lines(file)) {
                    classes.add(Class.forName(name, false, EventTypes.class.getClassLoader())
                            .asSubclass(DomainEvent.class));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ClassNotFoundException defect) {
            throw new IllegalStateException(defect);
        }
        return classes;
    }

    static Stream<DomainEvent.Type> typesOf(Class<? extends DomainEvent> record) {
        return Arrays.stream(record.getAnnotationsByType(DomainEvent.Type.class));
    }

    private static SortedMap<String, EventType> read() {
        var members = new Glossary();
        var types = new TreeMap<String, EventType>();
        for (var record : published()) {
            typesOf(record).forEach(type -> types.put(type.name(), new EventType(type.name(), type.description(),
                    type.since(), EventSchema.of(type, record, members), EventExample.of(type, record, members))));
        }
        return Collections.unmodifiableSortedMap(types);
    }

    private static List<String> lines(URL file) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
            return reader.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        }
    }
}
