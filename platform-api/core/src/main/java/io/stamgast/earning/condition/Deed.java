package io.stamgast.earning.condition;

import java.util.Map;

/**
 * An activity as conditions see it.
 *
 * @param memberRole of who did it; null when the account is all that is known
 * @param attributes texts, numbers and truths by name
 */
public record Deed(String type, String subject, Map<String, Object> attributes, String memberRole, Customer customer)
        implements Facts {

    public Deed {
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    @Override
    public Object value(String name) {
        return switch (name) {
            case "activity.type" -> type;
            case "activity.subject" -> Customer.text(subject);
            case "activity.attributes" -> attributes;
            case "member.role" -> Customer.text(memberRole);
            default -> customer.value(name);
        };
    }
}
