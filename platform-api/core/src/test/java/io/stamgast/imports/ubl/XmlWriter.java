package io.stamgast.imports.ubl;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Writes UBL in any of the ways in which XML says the same: prefixes, quotes, white space, comments, encodings. */
final class XmlWriter {

    private static final String SCHEMA = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static final String COMPONENTS = SCHEMA + "CommonBasicComponents-2";
    private static final String GROUPS = SCHEMA + "CommonAggregateComponents-2";

    private final Random random;
    private final Charset charset;
    private final String rootPrefix;
    private final String basic;
    private final String aggregate;
    private final StringBuilder content = new StringBuilder();

    XmlWriter(Random random) {
        this.random = random;
        charset = GeneratedDocument.charset(random);
        rootPrefix = pick("", "inv:", "ubl.1:");
        basic = pick("cbc:", "b:", "");
        aggregate = pick("cac:", "agg_:", "");
    }

    void group(String name, Runnable children) {
        var tag = aggregate + name;
        content.append('<').append(tag).append(aggregate.isEmpty() ? namespace("", GROUPS) : "").append('>');
        children.run();
        content.append("</").append(tag).append('>').append(between());
    }

    /** @param attribute null for none */
    void text(String name, String text, String... attribute) {
        var tag = basic + name;
        content.append('<').append(tag).append(basic.isEmpty() ? namespace("", COMPONENTS) : "");
        if (attribute.length > 0) {
            content.append(' ').append(attribute[0]).append("='").append(attribute[1]).append('\'');
        }
        content.append('>').append(pick("", " ", "\n  ")).append(escaped(text)).append(pick("", "\t")).append("</")
                .append(tag).append(" >").append(between());
    }

    /** An element of another schema, whose own use the prefix n. */
    void foreign(String name, String children) {
        content.append("<n:").append(name).append(namespace("n", "urn:another")).append('>').append(children)
                .append("</n:").append(name).append('>');
    }

    private String namespace(String prefix, String uri) {
        var quote = pick("'", "\"");
        return " xmlns" + (prefix.isEmpty() ? "" : ":" + prefix) + "=" + quote + uri + quote;
    }

    private String between() {
        return pick("", "\n", "\r\n  ", "<!-- between -->", "<?between it?>");
    }

    private String escaped(String text) {
        if (random.nextInt(4) == 0 && !text.contains("]]>") && isWritable(text)) {
            return "<![CDATA[" + text + "]]>";
        }
        var escaped = new StringBuilder();
        text.codePoints().forEach(point -> escaped.append(escaped(point)));
        return escaped.toString();
    }

    private String escaped(int point) {
        var one = Character.toString(point);
        if (point == '&' || point == '<' || point == '>' || !isWritable(one) || random.nextInt(20) == 0) {
            return random.nextBoolean() ? "&#" + point + ";" : "&#x" + Integer.toHexString(point) + ";";
        }
        return one;
    }

    private boolean isWritable(String text) {
        return charset.newEncoder().canEncode(text);
    }

    byte[] bytes(String root) {
        var declaration = charset == StandardCharsets.UTF_8 && random.nextBoolean() ? pick("", "\ufeff")
                : "<?xml version='1.0' encoding='" + charset.name() + "'?>";
        var prefix = rootPrefix.isEmpty() ? "" : rootPrefix.substring(0, rootPrefix.length() - 1);
        var namespaces = new StringBuilder(namespace(prefix, SCHEMA + root + "-2"));
        for (var other : List.of(List.of(basic, COMPONENTS), List.of(aggregate, GROUPS))) {
            if (!other.get(0).isEmpty()) {
                namespaces.append(namespace(other.get(0).replace(":", ""), other.get(1)));
            }
        }
        return (declaration + "<" + rootPrefix + root + namespaces + ">" + content + "</" + rootPrefix + root + ">")
                .getBytes(charset);
    }

    @Override
    public String toString() {
        return charset + " " + content;
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }
}
