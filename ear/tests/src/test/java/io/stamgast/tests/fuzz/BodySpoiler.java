package io.stamgast.tests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Spoils what is sent. */
final class BodySpoiler {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<Integer> DEPTHS = List.of(100, 999, 1000, 1001, 5000, 100_000);
    private static final int MOST_PATH = 200;
    private static final int MOST_ITEMS = 3;
    private static final int TOO_LARGE = 1_100_000;
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE,
            Charset.forName("UTF-32"), StandardCharsets.ISO_8859_1);
    private static final List<String> BROKEN = List.of("", " ", "{", "}", "[", "]", "\"", "{}{}", "{} x", "[1,]",
            "{\"a\":1,}", "{a:1}", "{'a':1}", "// c\n{}", "/* c */{}", "nul", "null", "true", "5", "\"x\"", "[]",
            "[null]", "[[]]", "[{}]", "{\"\":1}", "{\"\\u0000\":1}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\x\"}",
            "{\"a\":\"\n\"}", "\u001e{}", "{}\n{}\n", "\n\n\n", "\ufeff{}", "%PDF-1.4", "<a/>", "a=b&c=d", "--",
            "{\"__proto__\":{}}", "{\"@class\":\"java.util.HashMap\"}", "[\"java.util.HashMap\",{}]",
            "{\"$ref\":\"#\"}");

    private final Chance chance;

    BodySpoiler(Chance chance) {
        this.chance = chance;
    }

    /** Puts something odd in the place of something in it; what is no JSON is spoiled as text. */
    Sent value(Sent sent) {
        try {
            var root = MAPPER.readTree(sent.body());
            var changes = new ArrayList<Supplier<String>>();
            collect(root, "", changes);
            if (changes.isEmpty()) {
                return text(sent);
            }
            var what = chance.of(changes).get();
            return sent.withBody(bytes(root), what);
        } catch (IOException notJson) {
            return text(sent);
        }
    }

    /** @param changes each of which changes one thing below the node, and says what it did */
    private void collect(JsonNode node, String path, List<Supplier<String>> changes) {
        if (path.length() > MOST_PATH) {
            return; // it was nested before
        }
        if (node instanceof ObjectNode object) {
            collect(object, path, changes);
        } else if (node instanceof ArrayNode array) {
            collect(array, path, changes);
        }
    }

    private void collect(ObjectNode object, String path, List<Supplier<String>> changes) {
        changes.add(() -> {
            object.set(chance.oneIn(2) ? "surplus" : Oddities.text(chance), Oddities.any(chance));
            return "a member more in " + path;
        });
        object.properties().forEach(one -> {
            var below = path + "." + one.getKey();
            changes.add(() -> {
                object.set(one.getKey(), Oddities.like(one.getValue(), chance));
                return "value of " + below;
            });
            changes.add(() -> {
                object.remove(one.getKey());
                return "without " + below;
            });
            collect(one.getValue(), below, changes);
        });
    }

    private void collect(ArrayNode array, String path, List<Supplier<String>> changes) {
        for (var i = 0; i < Math.min(array.size(), MOST_ITEMS); i++) {
            var at = i;
            var below = path + "[" + at + "]";
            changes.add(() -> {
                array.set(at, Oddities.like(array.get(at), chance));
                return "value of " + below;
            });
            collect(array.get(at), below, changes);
        }
    }

    private static byte[] bytes(JsonNode root) {
        return Json.write(root).getBytes(StandardCharsets.UTF_8);
    }

    /** Spoils it as text, or as bytes. */
    Sent text(Sent sent) {
        var body = sent.body();
        var text = sent.text();
        return switch (chance.between(0, 10)) {
            case 0 -> sent.withBody(Arrays.copyOf(body, chance.between(0, body.length)), "body cut off");
            case 1 -> sent.withBody(utf8(text + text), "body twice");
            case 2 -> sent.withBody(utf8(chance.of(BROKEN)), "another body");
            case 3 -> sent.withBody(utf8(text.replaceFirst("\\{\\s*(\"[^\"]+\")\\s*:", "{$1:null,$1:")),
                    "member twice");
            case 4 -> sent.withBody(text.getBytes(chance.of(CHARSETS)), "other charset");
            case 5 -> sent.withBody(flipped(body), "a byte changed");
            case 6 -> sent.withBody(utf8(nested(text)), "nested deep");
            case 7 -> chance.oneIn(8) ? sent.withBody(Arrays.copyOf(body, TOO_LARGE), "too large")
                    : sent.withBody(utf8("\ufeff" + text), "byte order mark");
            case 8 -> sent.withBody(utf8("[" + text + "]"), "in an array");
            case 9 -> sent.withBody(chance.bytes(chance.between(1, 200)), "random bytes");
            default -> sent.withBody(utf8(text.replaceFirst(":\\s*\"", ": ")), "quote missing");
        };
    }

    private String nested(String text) {
        var depth = chance.of(DEPTHS);
        return chance.oneIn(2) ? "[".repeat(depth) + "]".repeat(depth)
                : text.replaceFirst(":[^,}]*", ":" + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
    }

    private byte[] flipped(byte[] body) {
        var other = body.length == 0 ? new byte[1] : body.clone();
        other[chance.between(0, other.length - 1)] = (byte) chance.between(0, 255);
        return other;
    }

    /** A multipart body that is spoiled as such. */
    Sent parts(Sent sent) {
        var odd = new ByteArrayOutputStream();
        odd.writeBytes(utf8(switch (chance.between(0, 6)) {
            case 0 -> "--" + Form.BOUNDARY + "\r\n\r\n";
            case 1 -> "--" + Form.BOUNDARY + "\r\nContent-Disposition: form-data\r\n\r\nx\r\n";
            case 2 -> "--" + Form.BOUNDARY + "\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n{}\r\n";
            case 3 -> "--" + Form.BOUNDARY + "\r\n" + "A: b\r\n".repeat(3000) + "\r\nx\r\n";
            case 4 -> "--" + Form.BOUNDARY + "\r\nContent-Disposition: form-data; name=\"more\"\r\n\r\nx\r\n";
            case 5 -> "--another\r\n\r\nx\r\n";
            default -> "preamble\r\n";
        }));
        odd.writeBytes(sent.body());
        return sent.withBody(odd.toByteArray(), "odd part");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
