package io.stamgast.dunning.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The steps of one situation.
 *
 * @param decline null for {@code INVOICE} only
 * @param steps in the order in which they come
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Track(Payment payment, Decline decline, List<PolicyStep> steps) {

    public Track {
        steps = steps == null ? null : steps.stream().toList();
    }

    @JsonIgnore
    public Situation situation() {
        return new Situation(payment, decline);
    }
}
