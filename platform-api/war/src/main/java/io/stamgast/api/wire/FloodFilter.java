package io.stamgast.api.wire;

import io.stamgast.rate.Flood;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells who goes on though it was refused just now almost a second late that it is refused again. A refusal is little
 * work, but a thousand of them a second are much, and who doesn't wait by itself sends the next as soon as it is
 * refused. The answer waits without a thread, and for a time of its own, so that those who came at once don't come back
 * at once. Whoever is served waits for nothing.
 */
@WebFilter(urlPatterns = "/v1/*", asyncSupported = true)
public class FloodFilter extends HttpFilter {

    /** How many answers wait at most: each keeps a connection's buffers. Others are sent at once. */
    static final int MOST = 1_000;

    private static final Logger LOG = Logger.getLogger(FloodFilter.class.getName());
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SHORTEST_MILLIS = 700;
    private static final int LONGEST_MILLIS = 900;
    /** An answer is sent by the thread that ends its wait, which may take it a while. */
    private static final int THREADS = 8;
    private static final long serialVersionUID = 1L;

    private final transient AtomicInteger held = new AtomicInteger();

    @Inject
    transient Flood flood;
    @Resource
    transient ManagedThreadFactory threads;
    transient ScheduledExecutorService timer;

    /** The server's own timer would remember the context of each request, which takes longer than to refuse it. */
    @Override
    public void init() {
        timer = Executors.newScheduledThreadPool(THREADS, threads);
    }

    @Override
    public void destroy() {
        timer.shutdown();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var token = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (!flood.isOf(token)) {
            chain.doFilter(request, response);
            return;
        }
        chain.doFilter(request, new LateAnswer(response));
        if (response.getStatus() == TOO_MANY_REQUESTS && request.isAsyncSupported()) {
            hold(request, token);
        }
    }

    private void hold(HttpServletRequest request, String token) {
        var waiting = request.startAsync();
        waiting.setTimeout(0);
        Runnable end = () -> end(waiting, token);
        if (held.incrementAndGet() > MOST) {
            end.run();
            return;
        }
        try {
            timer.schedule(end, ThreadLocalRandom.current().nextInt(SHORTEST_MILLIS, LONGEST_MILLIS),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            end.run();
        }
    }

    private void end(AsyncContext waiting, String token) {
        held.decrementAndGet();
        flood.refused(token); // now is when it is told
        try {
            waiting.complete();
        } catch (RuntimeException gone) {
            LOG.log(Level.FINE, "the caller has gone before it was told that it is refused", gone);
        }
    }
}
