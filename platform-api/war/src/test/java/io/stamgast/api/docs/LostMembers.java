package io.stamgast.api.docs;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.ComposedChanged;

/** Members of answers that are gone. The library counts those alone that every answer had. */
final class LostMembers {

    private final Set<Changed> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> lost = new TreeSet<>();

    static Set<String> of(ChangedOpenApi changed) {
        var members = new LostMembers();
        changed.getChangedOperations().forEach(operation ->
                members.look(operation.getHttpMethod() + " " + operation.getPathUrl(), operation.getChangedElements()));
        return members.lost;
    }

    private void look(String call, Collection<Changed> elements) {
        elements.stream().filter(Objects::nonNull).filter(seen::add).forEach(changed -> {
            if (changed instanceof ChangedSchema schema && schema.getContext().isResponse()) {
                schema.getMissingProperties().keySet().forEach(member -> lost.add(call + ": " + member));
            }
            if (changed instanceof ComposedChanged composed) {
                look(call, composed.getChangedElements());
            }
        });
    }
}
