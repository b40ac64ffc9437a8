package io.stamgast.earning.definition;

import io.stamgast.kernel.DomainException.Violation;
import java.util.List;

/** A rule set as people write it: the body of the API, and what is kept of every version. */
public record RuleSetDefinition(String name, List<RuleDefinition> rules) {

    public RuleSetDefinition {
        rules = rules == null ? null : rules.stream().toList();
    }

    /** Everything that is wrong with it, each with its place such as {@code rules[1].bands[0].from}. */
    public List<Violation> violations() {
        return new DefinitionCheck().check(this);
    }
}
