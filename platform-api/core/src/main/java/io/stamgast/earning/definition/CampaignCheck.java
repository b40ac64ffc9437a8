package io.stamgast.earning.definition;

import io.stamgast.earning.definition.RuleDefinition.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether campaigns multiply rules that are there, and that can be multiplied. */
record CampaignCheck(List<RuleDefinition> rules, Violations violations) {

    private static final Set<Kind> MULTIPLIED = EnumSet.of(Kind.SPEND, Kind.SPEND_SHARE);

    void check() {
        var codes = rules.stream().filter(Objects::nonNull).filter(rule -> MULTIPLIED.contains(rule.kind()))
                .map(RuleDefinition::code).filter(Objects::nonNull).collect(Collectors.toSet());
        for (var i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (rule != null && rule.kind() == Kind.CAMPAIGN && rule.multiplier() != null) {
                targets("rules[" + i + "]", rule, codes);
            }
        }
    }

    private void targets(String path, RuleDefinition campaign, Set<String> codes) {
        if (campaign.rules() == null) {
            violations.require(!codes.isEmpty(), path + ".multiplier", "has nothing to multiply: there is no SPEND or"
                    + " SPEND_SHARE rule in the set");
            return;
        }
        violations.require(!campaign.rules().isEmpty(), path + ".rules",
                "must name a rule; leave it out to multiply all");
        for (var i = 0; i < campaign.rules().size(); i++) {
            violations.require(campaign.rules().get(i) != null && codes.contains(campaign.rules().get(i)),
                    path + ".rules[" + i + "]", "must be the code of a SPEND or SPEND_SHARE rule of this set");
        }
    }
}
