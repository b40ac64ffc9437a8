package io.stamgast.tests.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A {@code multipart/form-data} body. */
final class Form {

    static final String BOUNDARY = "a-fuzzy-boundary";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Form part(String name, String type, byte[] content) {
        text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n");
        body.writeBytes(content);
        text("\r\n");
        return this;
    }

    private void text(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] end() {
        text("--" + BOUNDARY + "--\r\n");
        return body.toByteArray();
    }
}
