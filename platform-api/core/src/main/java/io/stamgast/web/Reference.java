package io.stamgast.web;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Storable;
import java.util.UUID;

/**
 * How a request names an object: by our id, or by the tenant's own as {@code ext:VALUE}; an account also by a
 * distributor's number for it, as {@code ext:DISTRIBUTOR/NUMBER} (tried when the whole VALUE is nobody's).
 *
 * @param id our id; null when it is named by {@code externalId}
 */
public record Reference(UUID id, String externalId) {

    private static final String EXTERNAL = "ext:";
    private static final int MAX_LENGTH = 201;

    /** @param field the field or path parameter it stands in, for the refusal */
    public static Reference parse(String field, String text) {
        if (text == null || text.isBlank()) {
            throw DomainException.malformed("invalid-request", field, "must not be empty");
        }
        if (text.startsWith(EXTERNAL)) {
            return external(field, text.substring(EXTERNAL.length()));
        }
        try {
            return new Reference(Ids.parse(text), null);
        } catch (IllegalArgumentException notAnId) {
            throw DomainException.malformed("invalid-request", field, "must be an id (UUID) or ext:VALUE");
        }
    }

    private static Reference external(String field, String value) {
        if (value.isBlank() || value.length() > MAX_LENGTH || !Storable.isText(value)) {
            throw DomainException.malformed("invalid-request", field,
                    "ext: must be followed by 1 to " + MAX_LENGTH + " characters");
        }
        return new Reference(null, value);
    }

    @Override
    public String toString() {
        return id == null ? EXTERNAL + externalId : id.toString();
    }
}
