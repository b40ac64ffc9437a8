package io.stamgast.tests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** Values that somebody hostile, careless or unlucky sends instead of a right one. */
final class Oddities {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of("", " ", "\t", "\n", "\r\n", "\0", "a\0b", "\ud800",
            "\udfff\ud800", "\u202e\u202d", "\u200b", "\ufeff", "\u00a0", "e\u0301", "\u0130\u0131\u017f\u212a",
            "\uff11\uff12", "\u0661", "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67", "Z\u0351\u036b\u0343\u036a",
            "\uffff", "\ufffe", "\u0085", "\u2028", "null", "undefined", "true", "NaN", "Infinity", "-0", "0x1F", "1e9",
            "1_000", "+5", " 5", "5 ", "١٢", "' or '1'='1", "'; drop table account; --", "\\'; --", "%' escape '",
            "${7*7}", "#{7*7}", "#{request.getClass()}", "{{7*7}}", "${jndi:ldap://127.0.0.1:1/a}",
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", "../../../../etc/passwd", "..\\..\\",
            "%00", "%2e%2e%2f", "file:///etc/passwd", "a\r\nX-Injected: yes", "=cmd|' /C calc'!A0", "@SUM(1+1)", "ext:",
            "ext:ext:", "ext:/", "ext:D1/", "ext:%00", "ext: ", "ext:a/b/c", "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff", "0192D3F0-0000-7000-8000-000000000001",
            "0192d3f0000070008000000000000001", "1-1-1-1-1", "{0192d3f0-0000-7000-8000-000000000001}", "*", "**", ".",
            "..", "/", "//", "?", "#", "%", "%25", ";a=b", "\\");
    private static final List<String> TIMES = List.of("0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "10000-01-01T00:00:00Z",
            "+10000-01-01T00:00:00Z", "+292278994-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z",
            "2026-02-29T00:00:00Z", "2024-02-29T23:59:60Z", "2026-01-01T24:00:00Z", "2026-01-01T25:00:00Z",
            "2026-13-01T00:00:00Z", "2026-01-01T00:00:00", "2026-01-01", "2026-01-01T00:00:00+18:00",
            "2026-01-01T00:00:00+19:00", "2026-01-01T00:00:00-00:00", "2026-01-01t00:00:00z", "2026-01-01 00:00:00Z",
            "2026-01-01T00:00:00.1234567890123Z", "2026-01-01T00:00:00[Europe/Amsterdam]", "2026-W01-1", "2026-001",
            "1969-12-31T23:59:59Z", "1989-12-31T23:59:59Z", "0000", "0001", "9999", "10000", "2026-Q0", "2026-Q5",
            "2026-00", "2026-13", "2026-1", "0000-Q1", "9999-Q4", "9999-12", "2026-02-30", "0000-01-01", "9999-12-31",
            "-999999999-01-01", "+999999999-12-31", "02-29", "02-30", "00-00", "12-32");
    private static final List<String> NUMBERS = List.of("0", "-0", "-0.0", "1", "-1", "0.1", "1.0",
            "1.000000000000000001", "1e0", "1e1", "1E+2", "1e-1", "1e400", "-1e400", "1e-400", "1e999999999",
            "1e-999999999", "1e2147483648", "9007199254740993", "2147483647", "2147483648", "-2147483649",
            "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
            "18446744073709551616", "99999999999999999999999999999999999999",
            "0.00000000000000000000000000000000000001", "1000000000000000", "1000000000000001", "999999999.99",
            "1234567890.123456789012345678", "12345678901234567890.12", "NaN", "Infinity", "01", "+5", ".5", "5.",
            "0x1F", "1_000", "5L");
    private static final List<Integer> LENGTHS = List.of(49, 50, 51, 100, 101, 200, 201, 205, 206, 255, 256, 500, 501,
            2000, 2001, 4001, 20_000);

    private Oddities() {
    }

    static JsonNode any(Chance chance) {
        return switch (chance.between(0, 9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(chance.oneIn(2));
            case 2, 3 -> number(chance);
            case 4 -> JSON.arrayNode();
            case 5 -> JSON.objectNode();
            case 6 -> JSON.arrayNode().add(text(chance)).addNull().add(number(chance));
            case 7 -> JSON.objectNode().put(text(chance), text(chance));
            default -> JSON.textNode(text(chance));
        };
    }

    /** Near the right one, where that is anything. */
    static JsonNode like(JsonNode right, Chance chance) {
        if (chance.oneIn(3)) {
            return any(chance);
        }
        if (right.isTextual()) {
            return JSON.textNode(twisted(right.asText(), chance));
        }
        if (right.isNumber()) {
            return chance.oneIn(4) ? JSON.textNode(right.asText()) : number(chance);
        }
        if (right.isArray() && !right.isEmpty()) {
            return chance.oneIn(2) ? JSON.arrayNode().add(right.get(0)).add(right.get(0)) : right.get(0);
        }
        return right.isObject() ? JSON.arrayNode().add(right) : any(chance);
    }

    private static String twisted(String right, Chance chance) {
        return switch (chance.between(0, 11)) {
            case 0 -> right.toLowerCase();
            case 1 -> right.toUpperCase();
            case 2 -> right + " ";
            case 3 -> " " + right;
            case 4 -> right + chance.of(TEXTS);
            case 5 -> chance.of(TEXTS) + right;
            case 6 -> right.isEmpty() ? "a" : right.substring(1);
            case 7 -> right + right;
            case 8 -> "-" + right;
            case 9 -> right.replaceAll("[0-9]", "9");
            default -> text(chance);
        };
    }

    /** A number as it is to be written, which {@link Json} does. */
    static JsonNode number(Chance chance) {
        return Json.literal(chance.of(NUMBERS));
    }

    static String text(Chance chance) {
        return switch (chance.between(0, 9)) {
            case 0, 1 -> chance.of(TIMES);
            case 2 -> chance.of(NUMBERS);
            case 3 -> (chance.oneIn(2) ? "x" : "\ud83c\udf7a").repeat(chance.of(LENGTHS));
            default -> chance.of(TEXTS);
        };
    }
}
