package io.stamgast.earning.deed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.stamgast.earning.judging.RuleResult;
import java.util.List;
import java.util.UUID;

/**
 * How an activity or a side of a referral was judged; kept with its posting for ever.
 *
 * @param ruleSetId the version that judged
 * @param rules those that gave something, or whose limits or group left nothing of it
 */
public record DeedJudged(UUID ruleSetId, List<RuleResult> rules) {

    public DeedJudged {
        rules = List.copyOf(rules);
    }

    @JsonIgnore
    public long points() {
        return rules.stream().mapToLong(RuleResult::points).reduce(0, Math::addExact);
    }
}
