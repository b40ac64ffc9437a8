package io.stamgast.api.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.api.KeptOutput;
import io.stamgast.kernel.DomainException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

    private final Zeros body = new Zeros();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final Map<String, Object> called = new HashMap<>();

    @Test
    void aBodyOfTheLimitItselfIsRead() throws IOException {
        body.left = 1000;
        assertEquals(1000, new BodyLimit(request("/accounts", -1), 1000).getInputStream().readAllBytes().length);
    }

    @Test
    void aBodyOfOneByteMoreIsRefusedWhileItIsRead() throws IOException {
        body.left = 1001;
        var limited = new BodyLimit(request("/accounts", -1), 1000).getInputStream();
        var refusal = assertThrows(DomainException.class, limited::readAllBytes);
        assertEquals("too-large", refusal.code());
    }

    @Test
    void aBodyThatBreaksOffIsTheCallersFault() throws IOException {
        body.broken = true;
        var limited = new BodyLimit(request("/accounts", -1), 1000).getInputStream();
        for (var code : List.of(assertThrows(DomainException.class, limited::read).code(),
                assertThrows(DomainException.class, limited::readAllBytes).code())) {
            assertEquals("invalid-request", code);
        }
    }

    @Test
    void byteAfterByteCountsToo() throws IOException {
        body.left = 3;
        var limited = new BodyLimit(request("/accounts", -1), 2).getInputStream();
        limited.read();
        limited.read();
        assertThrows(DomainException.class, limited::read);
    }

    @Test
    void anAnnouncedLengthAboveTheLimitIsTakenAndRefusedWithoutTheResource() throws Exception {
        body.left = 2 << 20;
        filter("/accounts", 2 << 20);
        assertEquals(413, called.get("setStatus"));
        assertTrue(answer.toString().contains("\"code\":\"too-large\""), answer.toString());
        assertEquals(0, body.left);
        assertEquals(null, called.get("doFilter"));
    }

    @Test
    void ofAnEndlessBodyNoMoreThanAFewMegabytesAreTaken() throws Exception {
        body.left = Long.MAX_VALUE;
        filter("/accounts", Long.MAX_VALUE);
        assertEquals(413, called.get("setStatus"));
        assertTrue(Long.MAX_VALUE - body.left <= 9L << 20);
    }

    @Test
    void batchesAndImportsMayBeLarge() throws Exception {
        filter("/purchases/batch", 2 << 20);
        assertEquals(null, called.get("setStatus"));
        assertEquals(64L << 20, BodyLimitFilter.limit("/imports"));
        assertEquals(1L << 20, BodyLimitFilter.limit("/purchases"));
    }

    private void filter(String path, long length) throws Exception {
        var chain = (FilterChain) proxy(FilterChain.class, Map.of());
        new BodyLimitFilter().doFilter(request(path, length), response(), chain);
    }

    private HttpServletRequest request(String path, long length) {
        return (HttpServletRequest) proxy(HttpServletRequest.class,
                Map.of("getInputStream", body, "getPathInfo", path, "getContentLengthLong", length));
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) proxy(HttpServletResponse.class, Map.of("getOutputStream",
                new KeptOutput(answer)));
    }

    /** Answers these calls, and remembers the first argument of every other. */
    private Object proxy(Class<?> type, Map<String, Object> answers) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (!answers.containsKey(method.getName())) {
                called.put(method.getName(), arguments == null ? null : arguments[0]);
            }
            return answers.get(method.getName());
        });
    }

    /** As many zeros as are left. */
    private static final class Zeros extends ServletInputStream {

        private long left;
        private boolean broken;

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (broken) {
                throw new EOFException();
            }
            var read = (int) Math.min(left, length);
            left -= read;
            return read == 0 ? -1 : read;
        }

        @Override
        public boolean isFinished() {
            return left == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
