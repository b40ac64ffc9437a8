package io.stamgast.api.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.api.KeptOutput;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private boolean gone;
    private int tried;

    @Test
    void aCallerWhoStaysGetsAllOfIt() throws Exception {
        answered(out -> {
            out.write('{');
            out.write(new byte[] {'a', '}'});
            out.flush();
            out.close();
        });

        assertArrayEquals(new byte[] {'{', 'a', '}'}, read.toByteArray());
    }

    @Test
    void aCallerWhoGoesIsNoFailureAndIsTriedOnce() throws Exception {
        answered(out -> {
            out.write('{');
            gone = true;
            out.write(new byte[] {'a', '}'});
            out.flush();
            out.write('x');
            out.close();
        });

        assertArrayEquals(new byte[] {'{'}, read.toByteArray());
        assertEquals(2, tried);
    }

    @Test
    void aHeadThatNobodyTakesIsNoFailure() throws Exception {
        gone = true;

        filtered(ServletResponse::flushBuffer);

        assertEquals(1, tried);
    }

    @Test
    void whoWritesOnAndOnForNobodyIsStopped() throws Exception {
        gone = true;

        answered(out -> {
            out.write(new byte[(int) Answer.MOST_THROWN_AWAY]);
            assertThrows(IOException.class, () -> out.write('x'));
        });
    }

    @Test
    void whatIsNoMatterOfTheCallerStillFails() {
        assertThrows(IOException.class, () -> answered(out -> {
            throw new IOException("a file of ours");
        }));
    }

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private interface Work {
        void on(ServletResponse answer) throws IOException;
    }

    private void answered(Writer writer) throws Exception {
        filtered(answer -> writer.write(answer.getOutputStream()));
    }

    private void filtered(Work work) throws Exception {
        var caller = new Caller();
        var request = (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (self, method, arguments) -> null);
        var response = (HttpServletResponse) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {HttpServletResponse.class}, (self, method, arguments) -> {
                    if (method.getName().equals("flushBuffer")) {
                        caller.flush();
                    }
                    return method.getReturnType() == void.class ? null : caller;
                });
        FilterChain chain = (same, answer) -> work.on(answer);
        new AnswerFilter().doFilter(request, response, chain);
    }

    private final class Caller extends KeptOutput {

        Caller() {
            super(read);
        }

        @Override
        public void write(int one) throws IOException {
            take();
            super.write(one);
        }

        @Override
        public void flush() throws IOException {
            take();
        }

        private void take() throws IOException {
            tried++;
            if (gone) {
                throw new IOException("Connection is closed");
            }
        }
    }
}
