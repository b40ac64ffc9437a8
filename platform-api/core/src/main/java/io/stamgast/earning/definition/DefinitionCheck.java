package io.stamgast.earning.definition;

import io.stamgast.earning.condition.Condition;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.definition.RuleDefinition.Stacking;
import io.stamgast.kernel.Codes;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.wallet.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects what is wrong with a definition: of the set, and of what all kinds of rules have. */
final class DefinitionCheck {

    private static final int MAX_RULES = 200;
    private static final long MAX_BUDGET = 1_000_000_000_000L;

    private final Violations violations = new Violations();
    private final Map<String, Stacking> groups = new HashMap<>();
    private final Map<String, Boolean> campaigns = new HashMap<>();
    private final Set<String> codes = new HashSet<>();

    List<Violation> check(RuleSetDefinition set) {
        violations.require(set.name() != null && isText(set.name(), 200), "name",
                "must have 1 to 200 characters, all printable");
        if (set.rules() == null || set.rules().isEmpty() || set.rules().size() > MAX_RULES) {
            violations.require(false, "rules", "must hold 1 to " + MAX_RULES + " rules");
            return violations.all();
        }
        for (var i = 0; i < set.rules().size(); i++) {
            rule("rules[" + i + "]", set.rules().get(i));
        }
        new CampaignCheck(set.rules(), violations).check();
        return violations.all();
    }

    private void rule(String path, RuleDefinition rule) {
        if (rule == null) {
            violations.require(false, path, "must not be null");
            return;
        }
        var at = violations.at(path);
        var codeFits = Codes.isCode(rule.code());
        at.require(codeFits, "code", Codes.REFUSAL);
        at.require(!codeFits || codes.add(rule.code()), "code", "is the code of an earlier rule");
        at.require(rule.validFrom() == null || rule.validTo() == null || rule.validFrom().isBefore(rule.validTo()),
                "validTo", "must be after validFrom");
        if (rule.kind() == null) {
            at.require(false, "kind", "must be one of "
                    + Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.joining(", ")));
            return;
        }
        Members.misplaced(rule).forEach((member, kinds) -> at.require(false, member, "belongs to " + kinds
                + " only; leave it out"));
        condition(at, rule);
        group(at, rule);
        limits(at, rule);
        new KindCheck(at, rule).check();
    }

    private static void condition(Violations at, RuleDefinition rule) {
        if (rule.when() != null) {
            Condition.mistake(rule.when(), Members.topics(rule.kind()))
                    .ifPresent(mistake -> at.require(false, "when", mistake));
        }
    }

    private void group(Violations at, RuleDefinition rule) {
        if (rule.group() == null) {
            at.require(rule.stacking() == null, "stacking", "says how the rules of a group go together; name a group,"
                    + " or leave it out");
            return;
        }
        at.require(Codes.isCode(rule.group()), "group", Codes.REFUSAL);
        at.require(rule.stacking() != null, "stacking", "must be BEST_OF or SUM");
        if (rule.stacking() != null) {
            var first = groups.putIfAbsent(rule.group(), rule.stacking());
            at.require(first == null || first == rule.stacking(), "stacking",
                    "is " + first + " in an earlier rule of the group; a group has one way only");
            at.require(rule.stacking() == Stacking.SUM || !rule.dependsOnArrival(), "stacking",
                    "can't be BEST_OF for WIN_BACK or PREVIOUS_PERIOD: what they give depends on what has come in and"
                            + " been closed before, and so would which rule is the best; use SUM, or leave it out");
            var campaign = rule.kind() == Kind.CAMPAIGN;
            at.require(campaigns.computeIfAbsent(rule.group(), any -> campaign) == campaign, "group",
                    "holds campaigns and other rules; campaigns act on what the others give, so keep them apart");
        }
    }

    private static void limits(Violations at, RuleDefinition rule) {
        at.require(rule.budget() == null || rule.budget() >= 1 && rule.budget() <= MAX_BUDGET, "budget",
                "must be a whole number of points from 1 to " + MAX_BUDGET);
        if (rule.caps() == null) {
            return;
        }
        var caps = rule.caps();
        at.require(caps.perPurchase() != null || caps.perDay() != null || caps.perMonth() != null
                || caps.perYear() != null, "caps", "must hold one of perPurchase, perDay, perMonth and perYear");
        cap(at, "perPurchase", caps.perPurchase());
        cap(at, "perDay", caps.perDay());
        cap(at, "perMonth", caps.perMonth());
        cap(at, "perYear", caps.perYear());
        var closed = rule.kind() == Kind.WIN_BACK
                ? "can't hold for WIN_BACK, which the close of the month settles again; use perMonth or perYear"
                : "can't hold for a rule that the close of a period settles; use a longer one";
        at.require(caps.perPurchase() == null || !rule.isSettledByClose(), "caps.perPurchase", closed);
        at.require(caps.perDay() == null || !rule.isSettledByClose(), "caps.perDay", closed);
        at.require(caps.perMonth() == null || !rule.isSettledByClose() || rule.period() == null
                || rule.period() == Period.Length.MONTH, "caps.perMonth", closed);
        at.require(caps.perPurchase() == null || rule.kind() != Kind.ACTIVITY && rule.kind() != Kind.REFERRAL,
                "caps.perPurchase", "is for rules of purchases only");
    }

    private static void cap(Violations at, String member, Long points) {
        at.require(points == null || points >= 1 && points <= MAX_BUDGET, "caps." + member,
                "must be a whole number of points from 1 to " + MAX_BUDGET);
    }

    /** Something to read, in one line. */
    static boolean isText(String text, int maxLength) {
        return !text.isBlank() && text.length() <= maxLength && text.chars().noneMatch(Character::isISOControl);
    }
}
