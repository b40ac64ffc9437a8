package io.stamgast.outgoing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class AddressBookTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    /** Each look-up finds the next of them. */
    private AddressBook book(String allowed, List<String> answers) {
        return new AddressBook(new AddressPolicy(Optional.of(allowed)), host -> CompletableFuture.completedFuture(
                addresses(answers.get(Math.min(asked.getAndIncrement(), answers.size() - 1)))), nanos::get);
    }

    private static InetAddress[] addresses(String answer) {
        return Arrays.stream(answer.split(" "))
                .map(number -> new InetSocketAddress(number, 0).getAddress()).toArray(InetAddress[]::new);
    }

    private static String reason(Executable call) {
        var failure = assertThrows(Exception.class, call);
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return assertInstanceOf(OutgoingFailure.class, cause).getMessage();
    }

    @Test
    void aNameThatChangesItsMeaningAfterTheCheckLeadsNowhere() throws UnknownHostException {
        var book = book("", List.of("1.1.1.1", "10.0.0.1"));
        assertEquals("1.1.1.1", book.find("rebinding.example", false).join()[0].getHostAddress());
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
        assertEquals("1.1.1.1", book.resolve("rebinding.example")[0].getHostAddress());
        assertEquals(1, asked.get());
        assertEquals("The address of rebinding.example is not allowed",
                reason(() -> book.find("rebinding.example", false).join()));
    }

    @Test
    void whatNobodyFoundIsNotLookedUp() throws UnknownHostException {
        var book = book("", List.of("1.1.1.1"));
        assertThrows(UnknownHostException.class, () -> book.resolve("other.example"));
        assertEquals(0, asked.get());
        book.find("other.example", false).join();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(61));
        assertThrows(UnknownHostException.class, () -> book.resolve("other.example"));
    }

    @Test
    void betweenTheCheckAndTheConnectionTheAnswerStays() throws UnknownHostException {
        var book = book("", List.of("1.1.1.1", "10.0.0.1"));
        book.find("rebinding.example", false).join();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(9));
        assertEquals("1.1.1.1", book.resolve("rebinding.example")[0].getHostAddress());
        assertEquals(1, asked.get());
    }

    @Test
    void ofSeveralAddressesOnlyThoseAdmittedAreGiven() throws UnknownHostException {
        var book = book("", List.of("10.0.0.1 1.1.1.1 ::1"));
        assertArrayEquals(addresses("1.1.1.1"), book.find("mixed.example", false).join());
        assertArrayEquals(addresses("1.1.1.1"), book.resolve("mixed.example"));
    }

    @Test
    void withoutEncryptionOnlyWhatTheInstallationAllowsIsCalled() {
        var book = book("127.0.0.0/8", List.of("127.0.0.1", "1.1.1.1"));
        assertEquals(1, book.find("mine.example", true).join().length);
        assertEquals("http:// is not allowed for public.example",
                reason(() -> book.find("public.example", true).join()));
    }

    @Test
    void aHostThatIsNotKnownIsAskedForAgainAfterAWhile() {
        var book = new AddressBook(new AddressPolicy(Optional.empty()), host -> {
            asked.incrementAndGet();
            return CompletableFuture.completedFuture(new InetAddress[0]);
        }, nanos::get);
        assertEquals("The host none.example is not known", reason(() -> book.find("none.example", false).join()));
        assertThrows(UnknownHostException.class, () -> book.resolve("none.example"));
        assertEquals(1, asked.get());
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
        assertEquals("The host none.example is not known", reason(() -> book.find("none.example", false).join()));
        assertEquals(2, asked.get());
    }

    @Test
    void theLastAnswerServesWhileANewOneIsFetchedAndNotForEver() {
        var next = new CompletableFuture<InetAddress[]>();
        var book = new AddressBook(new AddressPolicy(Optional.empty()), host -> asked.getAndIncrement() == 0
                ? CompletableFuture.completedFuture(addresses("1.1.1.1")) : next, nanos::get);
        book.find("slow.example", false).join();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
        assertArrayEquals(addresses("1.1.1.1"), book.find("slow.example", false).getNow(null));
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(5));
        assertFalse(book.find("slow.example", false).isDone());
        next.complete(addresses("10.0.0.1"));
        assertEquals("The address of slow.example is not allowed",
                reason(() -> book.find("slow.example", false).join()));
    }

    @Test
    void whereTheNextLookUpIsRefusedTheLastAnswerServes() {
        var book = new AddressBook(new AddressPolicy(Optional.empty()), host -> asked.getAndIncrement() == 0
                ? CompletableFuture.completedFuture(addresses("1.1.1.1"))
                : CompletableFuture.failedFuture(new OutgoingFailure("too many")), nanos::get);
        book.find("quick.example", false).join();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));
        assertEquals("1.1.1.1", book.find("quick.example", false).join()[0].getHostAddress());
    }
}
