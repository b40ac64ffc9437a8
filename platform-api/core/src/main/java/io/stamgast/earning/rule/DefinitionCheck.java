package io.stamgast.earning.rule;

import io.stamgast.earning.rule.RuleDefinition.Kind;
import io.stamgast.kernel.DomainException.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects what is wrong with a definition; what it doesn't know yet it refuses rather than ignores. */
final class DefinitionCheck {

    private static final int MAX_RULES = 200;
    private static final long MAX_POINTS = 1_000_000;
    static final int MAX_DECIMALS = 6;
    private static final BigDecimal MAX_UNIT = new BigDecimal("1000000000000");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,49}");

    private final List<Violation> violations = new ArrayList<>();

    List<Violation> check(RuleSetDefinition set) {
        require(set.name() != null && isText(set.name(), 200), "name", "must have 1 to 200 characters, all printable");
        if (set.rules() == null || set.rules().isEmpty() || set.rules().size() > MAX_RULES) {
            require(false, "rules", "must hold 1 to " + MAX_RULES + " rules");
            return violations;
        }
        var codes = new HashSet<String>();
        for (var i = 0; i < set.rules().size(); i++) {
            rule("rules[" + i + "]", set.rules().get(i), codes);
        }
        return violations;
    }

    private void rule(String path, RuleDefinition rule, Set<String> codes) {
        if (rule == null) {
            require(false, path, "must not be null");
            return;
        }
        var codeFits = rule.code() != null && CODE.matcher(rule.code()).matches();
        require(codeFits, path + ".code", "must be 1 to 50 letters, digits, '_', '.' or '-', a letter or digit first");
        require(!codeFits || codes.add(rule.code()), path + ".code", "is the code of an earlier rule");
        require(rule.validFrom() == null || rule.validTo() == null || rule.validFrom().isBefore(rule.validTo()),
                path + ".validTo", "must be after validFrom");
        notSupportedYet(path, rule);
        if (rule.kind() == Kind.SPEND) {
            earning(path, rule);
            spend(path, rule);
        } else if (rule.kind() == Kind.SPEND_SHARE) {
            earning(path, rule);
            new SpendShareCheck(path, rule, violations).check();
        } else {
            require(false, path + ".kind", rule.kind() == null ? "must be SPEND or SPEND_SHARE"
                    : rule.kind() + " is not supported yet; supported now: SPEND, SPEND_SHARE");
        }
    }

    private void notSupportedYet(String path, RuleDefinition rule) {
        absent(path + ".when", rule.when(), "conditions are not supported yet");
        absent(path + ".caps", rule.caps(), "caps are not supported yet");
        absent(path + ".group", rule.group(), "stacking groups are not supported yet");
        absent(path + ".stacking", rule.stacking(), "stacking groups are not supported yet");
        absent(path + ".budget", rule.budget(), "budgets are not supported yet");
    }

    private void earning(String path, RuleDefinition rule) {
        unit(path + ".unit", rule.unit());
        require(rule.points() != null && rule.points() >= 0 && rule.points() <= MAX_POINTS, path + ".points",
                "must be a whole number from 0 to " + MAX_POINTS);
    }

    private void unit(String path, BigDecimal unit) {
        if (unit == null || unit.signum() <= 0) {
            require(false, path, "must be an amount of money above 0, such as 10.00");
            return;
        }
        require(unit.compareTo(MAX_UNIT) <= 0, path, "must be at most " + MAX_UNIT);
        require(unit.scale() <= MAX_DECIMALS, path, "must have at most " + MAX_DECIMALS + " decimals");
    }

    private void spend(String path, RuleDefinition rule) {
        var reason = "belongs to SPEND_SHARE only";
        absent(path + ".basis", rule.basis(), reason);
        absent(path + ".period", rule.period(), reason);
        absent(path + ".scope", rule.scope(), reason);
        absent(path + ".months", rule.months(), reason);
        absent(path + ".bands", rule.bands(), reason);
        absent(path + ".unknownMultiplier", rule.unknownMultiplier(), reason);
    }

    private void absent(String path, Object value, String reason) {
        require(value == null, path, reason + "; leave it out");
    }

    private void require(boolean holds, String path, String message) {
        if (!holds) {
            violations.add(new Violation(path, message));
        }
    }

    /** Something to read, in one line. */
    static boolean isText(String text, int maxLength) {
        return !text.isBlank() && text.length() <= maxLength && text.chars().noneMatch(Character::isISOControl);
    }

    /** Looks at size and decimals before anything computes with it: 1E+999999999 is short to write. */
    static boolean fits(BigDecimal value, BigDecimal max) {
        return value.scale() <= MAX_DECIMALS && value.scale() >= -MAX_DECIMALS * 2 && value.precision() <= 20
                && value.compareTo(max) <= 0;
    }
}
