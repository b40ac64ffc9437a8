package io.stamgast.kernel;

import java.util.List;

/** A refusal the caller can act on. The code is part of the public API; the message is for people. */
public class DomainException extends RuntimeException {

    /** What kind of refusal it is; the web layer decides the HTTP status from it. */
    public enum Kind {
        MALFORMED, FORBIDDEN, NOT_FOUND, UNKNOWN, CONFLICT, GONE, LOST_UPDATE, TOO_LARGE, UNSUPPORTED, RULE_BROKEN,
        TOO_MANY, UNAVAILABLE
    }

    /** One thing wrong with one field of the request; the field is a path such as {@code lines[2].netAmount}. */
    public record Violation(String field, String message) {
    }

    private final transient List<Violation> violations;
    private final String code;
    private final Kind kind;

    protected DomainException(Kind kind, String code, String message, List<Violation> violations) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.violations = List.copyOf(violations);
    }

    /** The request can't be understood (400). */
    public static DomainException malformed(String code, String message) {
        return new DomainException(Kind.MALFORMED, code, message, List.of());
    }

    /** The request can't be understood because of one field (400). */
    public static DomainException malformed(String code, String field, String message) {
        return new DomainException(Kind.MALFORMED, code, message, List.of(new Violation(field, message)));
    }

    /** The request can't be understood because of several fields (400). */
    public static DomainException malformed(String code, String message, List<Violation> violations) {
        return new DomainException(Kind.MALFORMED, code, message, violations);
    }

    /** The caller may not do this (403). */
    public static DomainException forbidden(String code, String message) {
        return new DomainException(Kind.FORBIDDEN, code, message, List.of());
    }

    /** The tenant has no such object (404); also what another tenant's object looks like. */
    public static DomainException notFound(String type, Object id) {
        return new DomainException(Kind.NOT_FOUND, "not-found", "There is no " + type + " " + id + ".", List.of());
    }

    /** The tenant has none of what it may have one of (404). */
    public static DomainException none(String code, String message) {
        return new DomainException(Kind.NOT_FOUND, code, message, List.of());
    }

    /** The request's body names something that the tenant doesn't have (404); another tenant's looks the same. */
    public static DomainException unknown(String code, String field, String message) {
        return new DomainException(Kind.UNKNOWN, code, message, List.of(new Violation(field, message)));
    }

    /** Something else stands there already (409). */
    public static DomainException conflict(String code, String message) {
        return new DomainException(Kind.CONFLICT, code, message, List.of());
    }

    /** What is asked for was there and isn't kept any more (410). */
    public static DomainException gone(String code, String field, String message) {
        return new DomainException(Kind.GONE, code, message, List.of(new Violation(field, message)));
    }

    /** A rule of the domain forbids it (422). */
    public static DomainException ruleBroken(String code, String message) {
        return new DomainException(Kind.RULE_BROKEN, code, message, List.of());
    }

    /** A rule of the domain forbids one field's value (422). */
    public static DomainException ruleBroken(String code, String field, String message) {
        return new DomainException(Kind.RULE_BROKEN, code, message, List.of(new Violation(field, message)));
    }

    /** Several fields are wrong (422). */
    public static DomainException ruleBroken(String code, String message, List<Violation> violations) {
        return new DomainException(Kind.RULE_BROKEN, code, message, violations);
    }

    /** Somebody else changed the object since the caller read it (412). */
    public static DomainException lostUpdate(String type, Object id) {
        return new DomainException(Kind.LOST_UPDATE, "lost-update",
                "The " + type + " " + id + " was changed meanwhile; read it again.", List.of());
    }

    /** The request is larger than the limit (413). */
    public static DomainException tooLarge(String message) {
        return new DomainException(Kind.TOO_LARGE, "too-large", message, List.of());
    }

    /** The body comes in a form that is not taken, which one header tells (415). */
    public static DomainException unsupported(String code, String header, String message) {
        return new DomainException(Kind.UNSUPPORTED, code, message, List.of(new Violation(header, message)));
    }

    /** Too many requests came, and this one may come again later (429). */
    public static DomainException tooMany(String message) {
        return new DomainException(Kind.TOO_MANY, "too-many-requests", message, List.of());
    }

    /** Something that we depend on can't be had now; nothing is lost by a repeat (503). */
    public static DomainException unavailable(String code, String message) {
        return new DomainException(Kind.UNAVAILABLE, code, message, List.of());
    }

    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    public List<Violation> violations() {
        return violations;
    }
}
