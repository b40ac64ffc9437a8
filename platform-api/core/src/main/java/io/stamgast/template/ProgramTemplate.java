package io.stamgast.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.activity.type.ActivityTypeBody;
import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.tier.scheme.SchemeDefinition;
import java.util.List;

/**
 * A program to begin with.
 *
 * @param activityTypes those that its rules ask for
 * @param tierScheme null where it has no tiers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgramTemplate(String code, String name, String description, List<RuleDefinition> rules,
                              List<ActivityTypeBody> activityTypes, SchemeDefinition tierScheme) {

    public ProgramTemplate {
        rules = List.copyOf(rules);
        activityTypes = activityTypes == null ? List.of() : List.copyOf(activityTypes);
    }
}
