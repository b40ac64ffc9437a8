package io.stamgast.api.wire;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * An answer that isn't sent before its request is over, as far as the server's buffer holds it and it is written as
 * bytes: all of the API's are.
 */
class LateAnswer extends HttpServletResponseWrapper {

    LateAnswer(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new Body(super.getOutputStream());
    }

    @Override
    public void flushBuffer() {
        // the server does, once the request is over
    }

    private static final class Body extends PassedOutput {

        Body(ServletOutputStream caller) {
            super(caller);
        }

        @Override
        public void flush() {
            // the server does, once the request is over
        }

        @Override
        public void close() {
            // the server does, once the request is over
        }
    }
}
