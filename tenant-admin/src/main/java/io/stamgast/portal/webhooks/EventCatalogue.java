package io.stamgast.portal.webhooks;

import io.stamgast.event.type.EventType;
import io.stamgast.event.type.EventTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every type of event that pages offer. */
@ApplicationScoped
@Named
public class EventCatalogue {

    /** By name. */
    public List<EventType.Summary> getTypes() {
        return EventTypes.all().stream().map(EventType::summary).toList();
    }

    /** By their nouns, such as {@code redemption}, in the order of names. */
    public Map<String, List<EventType.Summary>> getNouns() {
        return getTypes().stream()
                .collect(Collectors.groupingBy(type -> noun(type.type()), LinkedHashMap::new, Collectors.toList()));
    }

    private static String noun(String type) {
        return type.substring(0, type.indexOf('.'));
    }
}
