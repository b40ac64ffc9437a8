package io.stamgast.dunning.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is done at one time.
 *
 * @param day how many days after the failure, or after the due date of an invoice; 0 is the same day
 * @param hour of that day in the program's time zone; null for the time of day at which the charge failed
 * @param actions in the order in which they are done; but messages beside an end come after it, if it came about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyStep(Integer day, Integer hour, List<StepAction> actions) {

    public PolicyStep {
        actions = actions == null ? null : actions.stream().toList();
    }

    /** Whether it ends the track: pauses, cancels or changes what isn't paid. */
    @JsonIgnore
    public boolean endsTrack() {
        return actions.stream().anyMatch(action -> action.kind().isTerminal());
    }

    /**
     * The places of its actions, in the order in which they are done: what is told on the step of an end tells of the
     * end, and is told once it has come about.
     */
    @JsonIgnore
    public List<Integer> places() {
        var all = IntStream.range(0, actions.size()).boxed();
        return endsTrack() ? all.sorted(Comparator.comparing(place -> actions.get(place).kind().isMessage())).toList()
                : all.toList();
    }

    @JsonIgnore
    boolean isAfter(PolicyStep earlier) {
        var days = day.compareTo(earlier.day);
        return days > 0 || days == 0 && hour != null && (earlier.hour == null || hour > earlier.hour);
    }
}
