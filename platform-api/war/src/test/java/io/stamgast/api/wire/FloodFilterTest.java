package io.stamgast.api.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.api.KeptOutput;
import io.stamgast.rate.Flood;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FloodFilterTest {

    private static final String CALLER = "Bearer till";

    private final Flood flood = new Flood(() -> 0);
    private final FloodFilter filter = new FloodFilter();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int passed;
    private int sent;
    private int ended;

    /** Counts what makes the server send what it has. */
    private final class Caller extends KeptOutput {

        Caller() {
            super(body);
        }

        @Override
        public void flush() {
            sent++;
        }

        @Override
        public void close() {
            sent++;
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler does) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, does));
    }

    @BeforeEach
    void connect() {
        filter.flood = flood;
        filter.timer = proxy(ScheduledExecutorService.class, (proxy, method, arguments) -> {
            waiting.add((Runnable) arguments[0]);
            return null;
        });
    }

    private void send(int status) throws ServletException, IOException {
        send(status, true);
    }

    private void send(int status, boolean canWait) throws ServletException, IOException {
        var later = proxy(AsyncContext.class, (proxy, method, arguments) -> {
            ended += method.getName().equals("complete") ? 1 : 0;
            return null;
        });
        var request = proxy(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getHeader" -> CALLER;
            case "isAsyncSupported" -> canWait;
            default -> later;
        });
        var response = proxy(HttpServletResponse.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getStatus" -> status;
            case "getOutputStream" -> new Caller();
            default -> throw new IllegalStateException(method.getName());
        });
        FilterChain chain = (asked, answered) -> {
            passed++;
            answered.getOutputStream().write('!');
            answered.getOutputStream().flush();
            answered.getOutputStream().close();
        };
        filter.doFilter(request, response, chain);
    }

    @Test
    void whoIsRefusedAgainIsToldLate() throws ServletException, IOException {
        send(429);
        assertEquals(0, waiting.size(), "the first time");
        assertEquals(2, sent);

        flood.refused(CALLER);
        send(429);
        assertEquals("!!", body.toString(StandardCharsets.UTF_8));
        assertEquals(1, waiting.size());
        assertEquals(2, sent);
        assertEquals(0, ended);
        waiting.remove().run();
        assertEquals(1, ended);
    }

    @Test
    void whatTheServerCannotLetWaitIsSentAtOnce() throws ServletException, IOException {
        flood.refused(CALLER);
        send(429, false);

        assertEquals(1, passed);
        assertEquals(0, waiting.size());
    }

    @Test
    void whoIsServedWaitsForNothing() throws ServletException, IOException {
        flood.refused(CALLER);
        send(200);

        assertEquals(1, passed);
        assertEquals(0, waiting.size());
    }

    @Test
    void noMoreWaitThanThereIsRoomFor() throws ServletException, IOException {
        for (var number = 0; number < FloodFilter.MOST + 3; number++) {
            flood.refused(CALLER);
            send(429);
        }
        assertEquals(FloodFilter.MOST, waiting.size());

        waiting.remove().run();
        send(429);
        assertEquals(FloodFilter.MOST, waiting.size());
    }

    @Test
    void whileTheServerIsBeingStoppedNobodyWaits() throws ServletException, IOException {
        filter.timer = proxy(ScheduledExecutorService.class, (proxy, method, arguments) -> {
            throw new RejectedExecutionException();
        });
        flood.refused(CALLER);
        send(429);
        assertEquals(1, ended);
    }
}
