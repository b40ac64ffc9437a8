package io.stamgast.api.docs;

import io.stamgast.kernel.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A file of ours in memory, as it is and packed. Browsers keep it, and ask each time whether it is still the same: an
 * upgrade shows at once, and nothing is loaded twice.
 */
final class ShippedFile {

    private final String type;
    private final byte[] content;
    private final byte[] packed;
    /** Weak, as it names both forms. */
    private final String tag;

    private ShippedFile(String type, byte[] content) throws IOException {
        this.type = type;
        this.content = content;
        this.packed = packed(content);
        this.tag = "W/\"" + HexFormat.of().formatHex(Sha256.of(content)) + "\"";
    }

    /** @param name of the resource, seen from here */
    static ShippedFile read(String name, String type) {
        try (var file = ShippedFile.class.getResourceAsStream(name)) {
            return new ShippedFile(type, file.readAllBytes());
        } catch (IOException defect) {
            throw new UncheckedIOException(defect);
        }
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
        if (names(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(type);
        var body = content;
        if (names(request.getHeader("Accept-Encoding"), "gzip")) {
            response.setHeader("Content-Encoding", "gzip");
            body = packed;
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean names(String header, String value) {
        return header != null && header.contains(value);
    }

    private static byte[] packed(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
