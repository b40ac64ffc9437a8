package io.stamgast.activity.type;

import io.stamgast.kernel.DomainException.Violation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What one attribute of an activity must be.
 *
 * @param name as conditions of rules name it
 * @param required false when absent
 * @param maxLength of a STRING, in characters; null for {@value #MAX_LENGTH}
 * @param min of a NUMBER, included; null for any, like {@code max}
 * @param allowed the values that a STRING may have; null for any
 */
public record AttributeRule(
        @NotNull @Pattern(regexp = "[A-Za-z_][A-Za-z0-9_]{0,49}",
                message = "must be a letter or _, then up to 49 letters, digits or _") String name,
        @NotNull Type type,
        Boolean required,
        @Positive @Max(MAX_LENGTH) Integer maxLength,
        BigDecimal min,
        BigDecimal max,
        @Size(min = 1, max = 100) List<@NotNull @Size(max = MAX_LENGTH) String> allowed) {

    static final int MAX_LENGTH = 1000;

    /** What kind of value it holds. */
    public enum Type { STRING, NUMBER, BOOLEAN, DATE }

    boolean isRequired() {
        return required != null && required;
    }

    /** What doesn't fit together in a list of them. */
    static List<Violation> violations(List<AttributeRule> rules) {
        var violations = new ArrayList<Violation>();
        var names = new HashSet<String>();
        for (var i = 0; i < rules.size(); i++) {
            var place = "attributes[" + i + "].";
            var rule = rules.get(i);
            if (!names.add(rule.name)) {
                violations.add(new Violation(place + "name", "stands twice"));
            }
            rule.addMistakes(place, violations);
        }
        return violations;
    }

    private void addMistakes(String place, List<Violation> violations) {
        if (type != Type.STRING && maxLength != null) {
            violations.add(new Violation(place + "maxLength", "is for a STRING only"));
        }
        if (type != Type.STRING && allowed != null) {
            violations.add(new Violation(place + "allowed", "is for a STRING only"));
        }
        addAllowed(place, violations);
        if (type != Type.NUMBER && min != null) {
            violations.add(new Violation(place + "min", "is for a NUMBER only"));
        }
        if (type != Type.NUMBER && max != null) {
            violations.add(new Violation(place + "max", "is for a NUMBER only"));
        }
        if (min != null && max != null && min.compareTo(max) > 0) {
            violations.add(new Violation(place + "max", "must not be below min"));
        }
    }

    private void addAllowed(String place, List<Violation> violations) {
        if (type != Type.STRING || allowed == null) {
            return;
        }
        var values = new HashSet<String>();
        for (var i = 0; i < allowed.size(); i++) {
            var value = allowed.get(i);
            if (!values.add(value)) {
                violations.add(new Violation(place + "allowed[" + i + "]", "stands twice"));
            }
            if (maxLength != null && value.length() > maxLength) {
                violations.add(new Violation(place + "allowed[" + i + "]", "is longer than maxLength"));
            }
        }
    }
}
