package io.stamgast.imports;

import io.stamgast.web.Problem;

/** A row that can't be taken; made for each of many, so without a stack trace. */
final class RowRefused extends Exception {

    private final String field;
    private final String reason;

    RowRefused(String field, String reason, String detail) {
        super(detail, null, false, false);
        this.field = field;
        this.reason = reason;
    }

    static RowRefused missing(Field field) {
        return new RowRefused(field.jsonName(), field.missing(), field.jsonName() + " is empty");
    }

    static RowRefused of(Field field, String reason, String value, String whatItIsNot) {
        return new RowRefused(field.jsonName(), reason, "'" + Problem.excerpt(value) + "' " + whatItIsNot);
    }

    String field() {
        return field;
    }

    String reason() {
        return reason;
    }
}
