package io.stamgast.imports.row;

import io.stamgast.web.Problem;

/** A row that can't be taken; made for each of many, so without a stack trace. */
public final class RowRefused extends Exception {

    private final String field;
    private final String reason;

    public RowRefused(String field, String reason, String detail) {
        super(detail, null, false, false);
        this.field = field;
        this.reason = reason;
    }

    public static RowRefused missing(Field field) {
        return new RowRefused(field.jsonName(), field.missing(), field.jsonName() + " is empty");
    }

    /** @param what the file's own name for it */
    public static RowRefused missing(Field field, String what) {
        return new RowRefused(field.jsonName(), field.missing(), what + " is missing");
    }

    public static RowRefused of(Field field, String reason, String value, String whatItIsNot) {
        return new RowRefused(field.jsonName(), reason, "'" + Problem.excerpt(value) + "' " + whatItIsNot);
    }

    /** @param place where it stands, such as {@code row 5 of the file} */
    public RowRefused at(String place) {
        return new RowRefused(field, reason, getMessage() + " (" + place + ")");
    }

    public String field() {
        return field;
    }

    public String reason() {
        return reason;
    }
}
