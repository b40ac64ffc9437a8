package io.stamgast.imports;

/** A row that can't be taken; made for each of many, so without a stack trace. */
final class RowRefused extends Exception {

    private static final int SHOWN = 80;

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
        var shown = value.codePointCount(0, value.length()) <= SHOWN ? value
                : value.substring(0, value.offsetByCodePoints(0, SHOWN)) + "…";
        return new RowRefused(field.jsonName(), reason, "'" + shown + "' " + whatItIsNot);
    }

    String field() {
        return field;
    }

    String reason() {
        return reason;
    }
}
