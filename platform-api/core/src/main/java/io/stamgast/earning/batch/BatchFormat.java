package io.stamgast.earning.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.stamgast.kernel.DomainException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How a batch is written; finds where each of its purchases stands. */
enum BatchFormat {

    /** A JSON array of purchases. */
    ARRAY {
        @Override
        void index(InputStream body, Places places) throws IOException {
            try (var parser = PLAIN.createParser(body)) {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw DomainException.malformed("invalid-request", "body", "must be a JSON array of purchases");
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    var start = parser.currentTokenLocation().getByteOffset();
                    finish(parser);
                    places.add(start, parser.currentLocation().getByteOffset());
                }
                if (parser.nextToken() != null) {
                    throw DomainException.malformed("malformed-json", "Something stands after the array.");
                }
            }
        }

        private void finish(JsonParser parser) throws IOException {
            if (parser.currentToken().isStructStart()) {
                parser.skipChildren();
            } else {
                parser.getText();
            }
        }
    },

    /** One purchase per line. */
    LINES {
        @Override
        void index(InputStream body, Places places) throws IOException {
            var in = new BufferedInputStream(body, 1 << 16);
            var blank = true;
            var start = 0L;
            var at = 0L;
            for (var value = in.read(); value >= 0; value = in.read(), at++) {
                if (value == '\n') {
                    if (!blank) {
                        places.add(start, at);
                    }
                    start = at + 1;
                    blank = true;
                } else if (value > ' ') {
                    blank = false;
                }
            }
            if (!blank) {
                places.add(start, at);
            }
        }
    };

    /** Without the strictness of our own: what is wrong with one purchase is that purchase's result. */
    private static final JsonFactory PLAIN = new JsonFactory();

    /** Takes the place of each purchase: bytes from start (inclusive) to end (exclusive). */
    @FunctionalInterface
    interface Places {
        void add(long start, long end);
    }

    /**
     * @throws com.fasterxml.jackson.core.JsonProcessingException when an array is not JSON
     * @throws DomainException ({@code invalid-request}, 400) when it is JSON but no array
     */
    abstract void index(InputStream body, Places places) throws IOException;
}
