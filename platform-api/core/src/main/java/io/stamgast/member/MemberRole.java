package io.stamgast.member;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** What a member may do for the account; written in lower case, on the wire and in the database. */
public enum MemberRole {
    /** Everything, and looks after the other members. */
    OWNER,
    /** Redeems. */
    BUYER,
    /** Confirms what is above the account's limit. */
    APPROVER,
    /** Sees. */
    VIEWER;

    @JsonValue
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return written();
    }

    /** As the database has it. */
    @Converter(autoApply = true)
    public static class Stored implements AttributeConverter<MemberRole, String> {

        @Override
        public String convertToDatabaseColumn(MemberRole role) {
            return role == null ? null : role.written();
        }

        @Override
        public MemberRole convertToEntityAttribute(String stored) {
            return stored == null ? null : valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
