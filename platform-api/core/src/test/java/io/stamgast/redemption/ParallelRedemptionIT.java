package io.stamgast.redemption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fifty at once: whoever comes too late gets a refusal, and nothing is lost or handed out twice. */
class ParallelRedemptionIT {

    private static final int AT_ONCE = 50;

    private final Shop shop = new Shop();

    @Test
    void ofFiftyWithPointsForOneExactlyOneSucceeds() throws Exception {
        var account = shop.account(500);
        var mug = shop.merchandise(500, 1000L);
        var results = atOnce(i -> () -> outcome(account, mug));
        assertEquals(Map.of("RESERVED", 1L, "insufficient-points", 49L), results);
        assertEquals(List.of(0L, 0L, 500L), shop.balance(account));
        assertEquals(999, shop.stock(mug));
        assertTrue(shop.ledgerIsClean());
    }

    @Test
    void ofFiftyAccountsThatWantTheLastOneExactlyOneGetsIt() throws Exception {
        var accounts = IntStream.range(0, AT_ONCE).mapToObj(i -> shop.account(500)).toList();
        var mug = shop.merchandise(500, 1L);
        var results = atOnce(i -> () -> outcome(accounts.get(i), mug));
        assertEquals(Map.of("RESERVED", 1L, "out-of-stock", 49L), results);
        assertEquals(0, shop.stock(mug));
        assertTrue(shop.ledgerIsClean());
    }

    @Test
    void noCodeIsHandedOutTwice() throws Exception {
        var accounts = IntStream.range(0, AT_ONCE).mapToObj(i -> shop.account(500)).toList();
        var voucher = shop.voucher(500, IntStream.range(0, 20).mapToObj(i -> "CODE-" + i).toArray(String[]::new));
        var results = atOnce(i -> () -> outcome(accounts.get(i), voucher));
        assertEquals(Map.of("RESERVED", 20L, "out-of-stock", 30L), results);
        assertEquals(0, shop.freeCodes(voucher));
        assertEquals(20, Database.number(shop.tenant, """
                select count(distinct taken_by) from app.voucher_code where tenant_id = ? and reward_id = ?""",
                shop.tenant, voucher));
    }

    @Test
    void ofFiftyTheLimitLetsOneThrough() throws Exception {
        var account = shop.account(500_000);
        var limited = shop.limited(500, 1);
        assertEquals(Map.of("RESERVED", 1L, "limit-reached", 49L), atOnce(i -> () -> outcome(account, limited)));
    }

    @Test
    void ofFiftyConfirmationsOneSpendsThePoints() throws Exception {
        var account = shop.account(500);
        var mug = shop.merchandise(500, 1L);
        var reserved = shop.reserve(account, mug);
        var results = atOnce(i -> () -> outcome(reserved, Step::confirm));
        assertEquals(1L, results.get("CONFIRMED"));
        assertEquals(List.of(0L, 0L, 0L), shop.balance(account));
        assertTrue(shop.ledgerIsClean());
    }

    @Test
    void fiftyTimesTheSameKeyRedeemsOnce() throws Exception {
        var account = shop.account(5_000);
        var mug = shop.merchandise(500, 1000L);
        var key = Ids.next();
        assertEquals(Map.of(key.toString(), 50L), atOnce(i -> () -> shop.redeem(key, account, mug).id().toString()));
        assertEquals(List.of(4_500L, 0L, 0L), shop.balance(account));
        assertTrue(shop.ledgerIsClean());
    }

    private String outcome(UUID account, UUID reward) {
        try {
            return shop.reserve(account, reward).state().name();
        } catch (DomainException refusal) {
            return refusal.code();
        }
    }

    private String outcome(Redemption redemption, Shop.Life life) {
        try {
            return shop.step(redemption, life).state().name();
        } catch (DomainException refusal) {
            return refusal.code();
        }
    }

    private static Map<String, Long> atOnce(Function<Integer, Callable<String>> work) throws Exception {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        var start = new CountDownLatch(1);
        try {
            var running = IntStream.range(0, AT_ONCE).mapToObj(i -> threads.submit(() -> {
                start.await();
                return work.apply(i).call();
            })).toList();
            start.countDown();
            return running.stream().map(ParallelRedemptionIT::result)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
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
