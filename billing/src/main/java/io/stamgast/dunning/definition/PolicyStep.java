package io.stamgast.dunning.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What is done at one time.
 *
 * @param day how many days after the failure, or after the due date of an invoice; 0 is the same day
 * @param hour of that day in the program's time zone; null for the time of day at which the charge failed
 * @param actions in the order in which they are done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyStep(Integer day, Integer hour, List<StepAction> actions) {

    public PolicyStep {
        actions = actions == null ? null : actions.stream().toList();
    }

    @JsonIgnore
    boolean isAfter(PolicyStep earlier) {
        var days = day.compareTo(earlier.day);
        return days > 0 || days == 0 && hour != null && (earlier.hour == null || hour > earlier.hour);
    }
}
