package io.stamgast.imports.row;

import io.stamgast.kernel.Storable;

/** Texts of a file. */
public final class Texts {

    private Texts() {
    }

    /** @throws RowRefused for more than the field can hold */
    public static String require(Field field, String text) throws RowRefused {
        if (text.length() > field.maxLength()) {
            throw RowRefused.of(field, "too-long", text, "has more than " + field.maxLength() + " characters");
        }
        if (!Storable.isText(text)) {
            throw new RowRefused(field.jsonName(), "invalid-character", field.jsonName() + " " + Storable.REFUSAL);
        }
        return text;
    }
}
