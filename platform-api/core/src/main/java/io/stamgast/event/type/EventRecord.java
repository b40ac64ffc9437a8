package io.stamgast.event.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.Json;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;

/** Makes a feature's record again of what stands in its event. */
final class EventRecord {

    private EventRecord() {
    }

    static <E extends DomainEvent> E of(Class<E> record, String type, JsonNode data, Instant occurredAt) {
        var components = record.getRecordComponents();
        try {
            var constructor = record.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            var values = new Object[components.length];
            for (var i = 0; i < values.length; i++) {
                values[i] = switch (components[i].getName()) {
                    case "eventType" -> type;
                    case "occurredAt" -> occurredAt;
                    default -> value(data.get(components[i].getName()), components[i].getType());
                };
            }
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException | JsonProcessingException defect) {
            throw new IllegalStateException("no " + record + " can be made of " + data, defect);
        }
    }

    private static Object value(JsonNode json, Class<?> type) throws JsonProcessingException {
        return Json.MAPPER.treeToValue(json, type);
    }
}
