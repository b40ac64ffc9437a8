package io.stamgast.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Four threads, two of them for names that were slow. */
class LookupsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final Lookups lookups = new Lookups(this::look, nanos::get, 4, 2);
    private volatile CountDownLatch answer = new CountDownLatch(1);

    @AfterEach
    void close() {
        answer.countDown();
        lookups.close();
    }

    private InetAddress[] look(String host) throws UnknownHostException {
        asked.incrementAndGet();
        if (host.equals("none")) {
            throw new UnknownHostException(host);
        }
        if (host.startsWith("slow")) {
            try {
                answer.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private List<CompletableFuture<InetAddress[]>> askForSlowNames() {
        var begun = new ArrayList<CompletableFuture<InetAddress[]>>();
        for (var i = 1; i <= 4; i++) {
            begun.add(lookups.of("slow" + i));
        }
        return begun;
    }

    private void answerAfter(Duration time, List<CompletableFuture<InetAddress[]>> begun) {
        awaitAsked(begun.size());
        nanos.addAndGet(time.toNanos());
        answer.countDown();
        begun.forEach(CompletableFuture::join);
        answer = new CountDownLatch(1);
    }

    private void awaitAsked(int names) {
        while (asked.get() < names) {
            Thread.onSpinWait();
        }
    }

    private static String refusal(CompletableFuture<InetAddress[]> begun) {
        assertTrue(begun.isDone(), "it is looked up");
        return assertInstanceOf(OutgoingFailure.class, assertThrows(CompletionException.class, begun::join).getCause())
                .getMessage();
    }

    @Test
    void moreSlowNamesThanThreadsLeaveSomeToNamesThatAnswerQuickly() {
        answerAfter(Duration.ofSeconds(2), askForSlowNames());

        var again = askForSlowNames();

        for (var refused : again.subList(2, 4)) {
            assertEquals("too many names have slow servers", refusal(refused).split(": ")[1]);
        }
        assertEquals(1, lookups.of("quick").join().length);
        answerAfter(Duration.ZERO, again.subList(0, 2));
        assertFalse(lookups.of("slow3").isDone(), "there is a thread for it again");
    }

    @Test
    void aNameThatTakesNoLongerIsNotCountedAsSlow() {
        answerAfter(Duration.ofMillis(900), askForSlowNames());
        var again = askForSlowNames();
        answer.countDown();
        again.forEach(one -> assertEquals(1, one.join().length));
    }

    @Test
    void whatThereIsNoThreadForIsRefusedAndNotQueued() {
        var begun = askForSlowNames();
        assertEquals("The host quick is not looked up now: too many names have slow servers",
                refusal(lookups.of("quick")));
        answerAfter(Duration.ZERO, begun);
    }

    @Test
    void aNameIsLookedUpOnceAtATime() {
        var first = lookups.of("slow1");
        assertSame(first, lookups.of("slow1"));
        answer.countDown();
        first.join();
        lookups.of("slow1").join();
        assertEquals(2, asked.get());
    }

    @Test
    void anUnknownNameHasNoAddresses() {
        assertEquals(0, lookups.of("none").join().length);
    }
}
