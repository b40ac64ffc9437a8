package io.stamgast.api.wire;

import io.stamgast.kernel.DomainException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** A request whose body ends, with a refusal, one byte after the limit, and where it breaks off. */
class BodyLimit extends HttpServletRequestWrapper {

    private final long limit;
    private ServletInputStream body;

    BodyLimit(HttpServletRequest request, long limit) {
        super(request);
        this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new Counted(super.getInputStream(), limit);
        }
        return body;
    }

    /** @throws DomainException ({@code too-large}, 413) when it has read more than the limit */
    private static final class Counted extends ServletInputStream {

        private final ServletInputStream source;
        private final long limit;
        private long count;

        Counted(ServletInputStream source, long limit) {
            this.source = source;
            this.limit = limit;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                var read = source.read(buffer, offset, length);
                count(Math.max(read, 0));
                return read;
            } catch (IOException broken) {
                throw DomainException.malformed("invalid-request", "body", "is not complete");
            }
        }

        private void count(int more) {
            count += more;
            if (count > limit) {
                throw BodyLimitFilter.tooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }

        @Override
        public int available() throws IOException {
            return source.available();
        }
    }
}
