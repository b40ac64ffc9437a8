package io.stamgast.activity.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Storable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares an activity's attributes with what its type says of them. An attribute that is null is one not given. */
final class AttributeCheck {

    /** As many digits as any decimal may have, so that none is kept that can't be read again. */
    private static final int BEFORE_POINT = 24;
    private static final int AFTER_POINT = 18;

    private final List<AttributeRule> rules;
    private final Map<String, JsonNode> attributes;

    AttributeCheck(List<AttributeRule> rules, Map<String, JsonNode> attributes) {
        this.rules = rules;
        this.attributes = attributes;
    }

    List<Violation> violations() {
        var violations = new ArrayList<Violation>();
        for (var rule : rules) {
            var value = attributes.get(rule.name());
            var mistake = value == null || value.isNull() ? rule.isRequired() ? "must be given" : null
                    : mistake(rule, value);
            if (mistake != null) {
                violations.add(new Violation("attributes." + rule.name(), mistake));
            }
        }
        attributes.keySet().stream().filter(name -> rules.stream().noneMatch(rule -> rule.name().equals(name)))
                .map(this::unknown).forEach(violations::add);
        return violations;
    }

    private Violation unknown(String name) {
        var known = rules.stream().map(AttributeRule::name).sorted().collect(Collectors.joining(", "));
        return new Violation(name.length() <= 50 && Storable.isText(name) ? "attributes." + name : "attributes",
                "is not an attribute of this type; " + (known.isEmpty() ? "it has none" : "known are " + known));
    }

    /** @return null for none */
    private static String mistake(AttributeRule rule, JsonNode value) {
        return switch (rule.type()) {
            case STRING -> value.isTextual() ? text(rule, value.textValue()) : "must be a text";
            case NUMBER -> value.isNumber() ? number(rule, value.decimalValue()) : "must be a number";
            case BOOLEAN -> value.isBoolean() ? null : "must be true or false";
            case DATE -> value.isTextual() && isDate(value.textValue()) ? null : "must be a date such as 2010-12-01";
        };
    }

    private static String text(AttributeRule rule, String text) {
        var most = rule.maxLength() == null ? AttributeRule.MAX_LENGTH : rule.maxLength();
        if (!Storable.isText(text)) {
            return Storable.REFUSAL;
        }
        if (text.codePointCount(0, text.length()) > most) {
            return "must have at most " + most + " characters";
        }
        return rule.allowed() == null || rule.allowed().contains(text) ? null : "must be one of "
                + String.join(", ", rule.allowed());
    }

    private static String number(AttributeRule rule, BigDecimal number) {
        if ((long) number.precision() - number.scale() > BEFORE_POINT || number.scale() > AFTER_POINT) {
            return "must have at most " + BEFORE_POINT + " digits before and " + AFTER_POINT + " after the point";
        }
        if (rule.min() != null && number.compareTo(rule.min()) < 0) {
            return "must be at least " + rule.min().toPlainString();
        }
        return rule.max() != null && number.compareTo(rule.max()) > 0
                ? "must be at most " + rule.max().toPlainString() : null;
    }

    private static boolean isDate(String text) {
        try {
            var date = LocalDate.parse(text);
            return date.getYear() >= 1 && date.getYear() <= 9999;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
