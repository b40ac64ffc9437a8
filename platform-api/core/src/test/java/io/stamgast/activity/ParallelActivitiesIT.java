package io.stamgast.activity;

import static io.stamgast.activity.Club.NOW;
import static io.stamgast.activity.Club.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fifty at once: what may be once is once, and no cap is overrun. */
class ParallelActivitiesIT {

    private static final int AT_ONCE = 50;

    private final Club club = new Club();
    private final UUID account = club.account();

    @Test
    void ofFiftyReportsOfOneSubjectOneCounts() throws Exception {
        club.onceType("course");
        var results = atOnce(i -> () -> outcome(() -> posted(report("course", account, "hygiene"))));
        assertEquals(Map.of("created", 1L, "known", 49L), results);
        assertEquals(10, club.available(account));
        assertTrue(club.ledgerIsClean());
    }

    @Test
    void ofFiftyReportsTheCapLetsThreeThrough() throws Exception {
        club.cappedType("visit", 3, 10);
        var results = atOnce(i -> () -> outcome(() -> posted(report("visit", account, "place " + i))));
        assertEquals(Map.of("created", 3L, "activity-cap-reached", 47L), results);
        assertEquals(30, club.available(account));
        assertTrue(club.ledgerIsClean());
    }

    @Test
    void aCapCountsWhatWaitsForApproval() throws Exception {
        club.type("visit", "[]", false, true, 3, null);
        var results = atOnce(i -> () -> outcome(() -> posted(report("visit", account, "place " + i))));
        assertEquals(Map.of("created", 3L, "activity-cap-reached", 47L), results);
        assertEquals(0, club.available(account));
    }

    @Test
    void ofFiftyAccountsOneGetsTheExternalId() throws Exception {
        club.type("visit");
        var accounts = IntStream.range(0, AT_ONCE).mapToObj(i -> club.account()).toList();
        var results = atOnce(i -> () -> outcome(() -> posted(report("visit", accounts.get(i), "fair", NOW, "v1"))));
        assertEquals(Map.of("created", 1L, "activity-differs", 49L), results);
        assertEquals(10, accounts.stream().mapToLong(club::available).sum());
    }

    @Test
    void ofFiftyApprovalsOneEarns() throws Exception {
        club.approvedType("trade-in");
        var waiting = club.post(report("trade-in", account, "churn")).activity();
        var results = atOnce(i -> () -> outcome(() -> club.approve(waiting).state().name()));
        assertEquals(Map.of("ACCEPTED", 1L, "wrong-state", 49L), results);
        assertEquals(10, club.available(account));
        assertTrue(club.ledgerIsClean());
    }

    private String posted(ActivityReport report) {
        return club.post(report).created() ? "created" : "known";
    }

    private static String outcome(Supplier<String> work) {
        try {
            return work.get();
        } catch (DomainException refusal) {
            return refusal.code();
        }
    }

    private static Map<String, Long> atOnce(IntFunction<Callable<String>> work) throws Exception {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        var start = new CountDownLatch(1);
        try {
            var running = IntStream.range(0, AT_ONCE).mapToObj(i -> threads.submit(() -> {
                start.await();
                return work.apply(i).call();
            })).toList();
            start.countDown();
            return running.stream().map(ParallelActivitiesIT::result)
                    .collect(Collectors.groupingBy(result -> result, Collectors.counting()));
        } finally {
            threads.shutdownNow();
        }
    }

    private static String result(Future<String> running) {
        try {
            return running.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
