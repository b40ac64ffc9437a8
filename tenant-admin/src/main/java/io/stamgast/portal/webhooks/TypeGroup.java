package io.stamgast.portal.webhooks;

import io.stamgast.event.type.EventType;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/** The types of one noun, of which all, some or none are wanted. */
public class TypeGroup implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String noun;
    private final transient List<EventType.Summary> types;
    private List<String> chosen;

    /** @param patterns all that are wanted, of other nouns too */
    TypeGroup(String noun, List<EventType.Summary> types, List<String> patterns) {
        this.noun = noun;
        this.types = types;
        this.chosen = Stream.concat(Stream.of(getAll()), types.stream().map(EventType.Summary::type))
                .filter(patterns::contains).toList();
    }

    /** Whoever wants all needs none by its name. */
    List<String> patterns() {
        return chosen.contains(getAll()) ? List.of(getAll()) : chosen;
    }

    public String getNoun() {
        return noun;
    }

    /** The pattern for all of them, those too that there will be: {@code redemption.*}. */
    public String getAll() {
        return noun + ".*";
    }

    public List<EventType.Summary> getTypes() {
        return types;
    }

    public List<String> getChosen() {
        return chosen;
    }

    public void setChosen(List<String> chosen) {
        this.chosen = chosen == null ? List.of() : List.copyOf(chosen);
    }
}
