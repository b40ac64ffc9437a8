package io.stamgast.gate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The parts of an address that a war is found by. */
final class Address {

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    /** The server goes by them after it has read the escapes, and reads beyond the end of some. */
    private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(?:[/;]|$)");
    private static final Pattern HOST = Pattern.compile("([^:\\[\\]]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{0,5})?");
    private static final int LAST_PORT = 65535;

    private Address() {
    }

    /**
     * Whether it begins at the root, or is all of the server's ({@code *}); is ASCII, its escapes whole, and what they
     * stand for UTF-8 that paths may hold, and that doesn't go up by dots.
     */
    static boolean isPath(String raw) {
        if (!raw.startsWith("/") && !raw.equals("*")) {
            return false;
        }
        var rest = ESCAPE.matcher(raw).replaceAll("");
        return rest.chars().allMatch(character -> character > ' ' && character < 0x7f && character != '\\')
                && rest.indexOf('%') < 0 && isText(bytes(raw));
    }

    private static byte[] bytes(String raw) {
        var bytes = new ByteArrayOutputStream(raw.length());
        for (var at = 0; at < raw.length(); at++) {
            if (raw.charAt(at) == '%') {
                bytes.write(Integer.parseInt(raw, at + 1, at + 3, 16));
                at += 2;
            } else {
                bytes.write(raw.charAt(at));
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isText(byte[] decoded) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded)).toString();
            return text.indexOf('\0') < 0 && text.indexOf('\\') < 0 && !DOTS.matcher(text).find();
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    /** @param needed whether there must be one; HTTP/1.0 may do without */
    static boolean isHost(String host, boolean needed) {
        if (host == null) {
            return !needed;
        }
        var parts = HOST.matcher(host);
        return parts.matches() && (parts.group(2) == null || parts.group(2).length() == 1
                || Integer.parseInt(parts.group(2).substring(1)) <= LAST_PORT);
    }
}
