package io.stamgast.earning.backlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stamgast.earning.posting.BacklogJudging;
import io.stamgast.earning.posting.ProgramShelf;
import io.stamgast.earning.posting.Till;
import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.Standings;
import io.stamgast.job.Jobs;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.testing.Database;
import io.stamgast.testing.Heard;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BacklogIT {

    private static final String FROM = "2026-01-01T00:00:00Z";
    private static final String CLOSE = """
            [{"code":"share","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"PERIOD_CLOSE","period":"YEAR",
              "bands":[{"from":"0","multiplier":"1"},{"from":"0.5","multiplier":"3"}]}]""";

    private final Till till = Till.open(Map.of());

    @AfterEach
    void theLedgerAddsUp() {
        till.requireSoundLedger();
    }

    private BacklogJob.Result judge() {
        var judging = new BacklogJudging(Database.work(), new ProgramShelf(new RuleBook(), new Standings()),
                Clock.fixed(Till.NOW, ZoneOffset.UTC), till.tenant, "job");
        return BacklogJob.run(Database.work(), judging, till.tenant,
                new BacklogJob.Parameters(Instant.parse(FROM), null), soFar -> { });
    }

    @Test
    void whatWaitedIsJudgedOnce() {
        till.posted(Sale.of("1").eur());
        till.posted(Sale.of("2").over("-15").eur());
        till.publish(FROM, Till.BASE);

        assertEquals(new BacklogJob.Result(2, 10, 2), judge());
        assertEquals(8, till.available("A"));
        assertEquals(new BacklogJob.Result(0, 0, 0), judge());
        assertEquals(8, till.available("A"));
        assertEquals(2, till.count("purchase"));
        assertEquals(8500, till.sum("spend_month", "own_minor"));
        assertEquals(8, Database.number(till.tenant, """
                select sum((payload ->> 'points')::int) from app.outbox where tenant_id = ?
                    and type = 'purchase.judged'""", till.tenant));
    }

    @Test
    void whatHappenedBeforeTheVersionGoesOnWaiting() {
        till.posted(Sale.of("1").at("2025-12-31T23:59:59Z").eur());
        till.publish(FROM, Till.BASE);

        assertEquals(0, judge().judged());
    }

    @Test
    void linkedReturnsAreJudgedAfterWhatTheyReturn() {
        till.posted(Sale.of("1").over("99.99").eur());
        till.posted(Sale.of("C1").at("2026-02-01T00:00:00Z").returning("1").of(Sale.line("sku", "-0.5", "-50")).eur());
        till.posted(Sale.of("C2").at("2026-02-02T00:00:00Z").returning("1").of(Sale.line("sku", "-0.5", "-49.99"))
                .eur());
        till.publish(FROM, Till.BASE);

        assertEquals(new BacklogJob.Result(3, 9, 9), judge());
        assertEquals(0, till.available("A"));
    }

    @Test
    void aReturnPostedAfterTheJudgingTakesBackTheRest() {
        till.posted(Sale.of("1").eur());
        till.posted(Sale.of("C1").returning("1").over("-33").of(Sale.line("sku", "-0.3", "-33")).eur());
        till.publish(FROM, Till.BASE);
        judge();

        till.posted(Sale.of("C2").returning("1").of(Sale.line("sku", "-0.7", "-67")).eur());

        assertEquals(0, till.available("A"));
    }

    @Test
    void aPurchaseWhosePointsCantBeCountedKeepsNoOtherWaiting() {
        till.posted(Sale.of("1").eur());
        till.posted(Sale.of("2").over("5000000000").eur());
        till.posted(Sale.of("3").over("5000000000").eur());
        till.posted(Sale.of("4").eur());
        till.publish(FROM, Till.BASE.replace("\"points\":1", "\"points\":10000000000"));

        try (var log = new Heard(BacklogJudging.class.getName())) {
            assertEquals(3, judge().judged());
            assertEquals(1, log.messages().size());
        }

        assertEquals(3, till.count("judgement"));
        assertEquals(5_000_000_200_000_000_000L, till.available("A"));
    }

    @Test
    void aJobThatFailedIsAskedForAgainOnceWhileSomethingWaits() {
        till.posted(Sale.of("1").eur());
        fail(new BacklogJob.Parameters(Instant.parse(FROM), null));
        fail(new BacklogJob.Parameters(Instant.parse("2012-01-01T00:00:00Z"), Instant.parse("2013-01-01T00:00:00Z")));

        repeat();
        repeat();

        assertEquals(1, Database.number(till.tenant, """
                select count(*) from app.job where tenant_id = ? and state = 'QUEUED' and kind = 'judge-backlog'
                    and parameters ->> 'to' is null""", till.tenant));
        assertEquals(3, till.count("job"));
    }

    private void fail(BacklogJob.Parameters reign) {
        Database.work().call(till.tenant, connection ->
                Jobs.create(connection, till.tenant, "tester", Till.NOW, BacklogJob.NAME, reign));
        Database.execute(till.tenant, "update app.job set state = 'FAILED' where tenant_id = ?", till.tenant);
    }

    private void repeat() {
        var repeat = new BacklogRepeat();
        repeat.work = Database.work();
        repeat.run(till.tenant, Till.NOW);
    }

    @Test
    void manyAreJudgedChunkByChunk() {
        var sales = new ArrayList<NewPurchase>();
        for (var i = 0; i < 450; i++) {
            sales.add(Sale.of("" + i).by("ext:" + i % 40).eur());
        }
        assertFalse(till.post(sales).isEmpty());
        till.publish(FROM, Till.BASE);

        assertEquals(new BacklogJob.Result(450, 4500, 0), judge());
        assertEquals(4500, till.sum("balance", "available"));
    }

    @Test
    void theTalliesOfSharesCountWhatWaited() {
        till.posted(Sale.of("1").eur());
        till.publish(FROM, CLOSE);

        judge();

        assertEquals(10000, till.sum("period_tally", "matched_minor"));
        assertEquals(10, till.sum("period_tally", "points"));
    }
}
