package io.stamgast.earning.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.testing.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RacesIT {

    private final Till till = Till.open();

    @AfterEach
    void theLedgerAddsUp() {
        till.requireSoundLedger();
    }

    private static <T> List<T> inParallel(int times, int threads, Callable<T> work) throws Exception {
        return inParallel(threads, IntStream.range(0, times).mapToObj(i -> work).toList());
    }

    private static <T> List<T> inParallel(int threads, List<Callable<T>> work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var results = new ArrayList<T>();
            for (var future : pool.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void fiftyTimesTheSameKeyIsOnePurchaseAndFiftyEqualAnswers() throws Exception {
        var answers = inParallel(50, 25, () -> till.answer(Sale.of("1").eur(), "k"));

        assertEquals(1, new HashSet<>(answers.stream()
                .map(answer -> answer.status() + answer.location() + new String(answer.body(), StandardCharsets.UTF_8))
                .toList()).size());
        assertEquals(49, answers.stream().filter(Answer::replayed).count());
        assertEquals(1, till.count("purchase"));
        assertEquals(10, till.available("A"));
    }

    @Test
    void fiftyTimesTheSamePurchaseWithoutAKeyIsOnePurchase() throws Exception {
        var outcomes = inParallel(50, 25, () -> till.post(Sale.of("1").eur()));

        assertEquals(1, outcomes.stream().filter(Outcome.Posted.class::isInstance).count());
        assertEquals(49, outcomes.stream().filter(Outcome.Unchanged.class::isInstance).count());
        assertEquals(10, till.available("A"));
    }

    @Test
    void oneNumberForFiftyAccountsIsOnePurchaseAndFortyNineRefusals() throws Exception {
        var outcomes = inParallel(25, IntStream.range(0, 50)
                .<Callable<String>>mapToObj(i -> () -> code(till.post(Sale.of("1").by("ext:" + i).eur()))).toList());

        assertEquals(1, outcomes.stream().filter("posted"::equals).count());
        assertEquals(49, outcomes.stream().filter("purchase-differs"::equals).count());
        assertEquals(10, till.sum("balance", "available"));
    }

    @Test
    void oneKeyForFiftyPurchasesIsOnePurchaseAndFortyNineRefusals() throws Exception {
        var codes = inParallel(25, IntStream.range(0, 50).<Callable<String>>mapToObj(i -> () -> {
            try {
                till.answer(Sale.of("n" + i).by("ext:" + i).eur(), "k");
                return "posted";
            } catch (DomainException refusal) {
                return refusal.code();
            }
        }).toList());

        assertEquals(1, codes.stream().filter("posted"::equals).count());
        assertEquals(49, codes.stream().filter("idempotency-key-reused"::equals).count());
        assertEquals(1, till.count("purchase"));
    }

    @Test
    void batchesOverTheSameAccountsAndNumbersDontLoseOrDoubleAnything() throws Exception {
        var sales = new ArrayList<NewPurchase>();
        for (var i = 0; i < 100; i++) {
            sales.add(Sale.of("" + i).by("ext:" + i % 7).eur());
        }
        var backwards = new ArrayList<>(sales);
        Collections.reverse(backwards);

        var outcomes = inParallel(6, List.<Callable<List<Outcome>>>of(() -> till.post(sales),
                () -> till.post(backwards), () -> till.post(sales), () -> till.post(backwards)));

        var posted = outcomes.stream().flatMap(List::stream).filter(Outcome.Posted.class::isInstance).count();
        assertEquals(100, posted);
        assertEquals(100, till.count("purchase"));
        assertEquals(1000, till.sum("balance", "available"));
        assertEquals(1_000_000, till.sum("spend_month", "own_minor"));
    }

    @Test
    void anAccountThatIsEnrolledWhileBalancesAreWaitedForEarnsToo() throws Exception {
        var known = till.posted(Sale.of("0").by("ext:known").eur()).purchase().accountId();
        try (var lock = Database.app().getConnection()) {
            lockBalance(lock, known);
            var batch = CompletableFuture.supplyAsync(() -> till.post(List.of(Sale.of("1").by("ext:known").eur(),
                    Sale.of("2").by("ext:newcomer").eur())));
            Database.awaitThatOneWaits(lock, batch);
            Database.newAccount(till.tenant, "newcomer");
            lock.commit();
            assertEquals(List.of("posted", "posted"), batch.get().stream().map(RacesIT::code).toList());
        }
        assertEquals(20, till.available("known"));
        assertEquals(10, till.available("newcomer"));
    }

    private void lockBalance(Connection connection, UUID account) throws SQLException {
        connection.setAutoCommit(false);
        TenantWork.useTenant(connection, till.tenant);
        try (var lock = connection.prepareStatement("""
                select 1 from app.balance where tenant_id = ? and account_id = ? for update""")) {
            lock.setInt(1, till.tenant);
            lock.setObject(2, account);
            lock.execute();
        }
    }

    @Test
    void theEndOfParallelSalesAndReturnsIsTheEndOfThemInTurn() throws Exception {
        var work = new ArrayList<Callable<Outcome>>();
        for (var i = 0; i < 40; i++) {
            var sale = Sale.of("s" + i).by("ext:" + i % 3).over("100").eur();
            var back = Sale.of("r" + i).by("ext:" + i % 3).over("-30").eur();
            work.add(() -> till.post(sale));
            work.add(() -> till.post(back));
        }
        inParallel(20, work);

        assertEquals(40 * 7, till.sum("balance", "available"));
        assertEquals(till.sum("lot", "remaining"), till.sum("balance", "greatest(available, 0)"));
    }

    private static String code(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.refusal().code() : "posted";
    }
}
