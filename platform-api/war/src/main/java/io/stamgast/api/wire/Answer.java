package io.stamgast.api.wire;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An answer whose caller may go before its end: that is no failure of ours, and the rest is thrown away. */
class Answer extends HttpServletResponseWrapper {

    /** Whoever writes more than that for nobody is stopped: the file of an export may be large. */
    static final long MOST_THROWN_AWAY = 1L << 20;
    private static final Logger LOG = Logger.getLogger(Answer.class.getName());

    private interface Step {
        void take() throws IOException;
    }

    private ServletOutputStream body;
    private boolean left;
    private long thrownAway;

    Answer(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (body == null) {
            body = new Body(super.getOutputStream());
        }
        return body;
    }

    @Override
    public void flushBuffer() throws IOException {
        send(super::flushBuffer, 0);
    }

    private void send(Step step, int bytes) throws IOException {
        if (!left) {
            try {
                step.take();
                return;
            } catch (IOException closed) {
                left = true;
                LOG.log(Level.FINE, "the caller has gone before the end of the answer", closed);
            }
        }
        thrownAway += bytes;
        if (thrownAway > MOST_THROWN_AWAY) {
            throw new IOException("nobody reads this answer any more");
        }
    }

    private final class Body extends PassedOutput {

        Body(ServletOutputStream caller) {
            super(caller);
        }

        @Override
        public void write(int one) throws IOException {
            send(() -> caller.write(one), 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            send(() -> caller.write(bytes, offset, length), length);
        }

        @Override
        public void flush() throws IOException {
            send(caller::flush, 0);
        }

        @Override
        public void close() throws IOException {
            send(caller::close, 0);
        }
    }
}
