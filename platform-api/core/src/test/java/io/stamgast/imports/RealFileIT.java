package io.stamgast.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.job.Job;
import io.stamgast.testing.Database;
import io.stamgast.testing.RealData;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The figures of a wholesaler's half year, as they stand in the data's own description. */
class RealFileIT {

    @Test
    void theWholesalersFileGivesItsFiguresAndOnceMoreNothing() {
        var desk = new Desk();

        var first = desk.importFile(RealData.invoices());

        assertEquals(result(209_029, 149_053, 59_976, Map.of("account-missing", 59_976), 7_410, 1_588, 0, 2_767,
                329_628, 22_009), first.result());
        assertEquals(Job.State.DONE, first.state());
        assertTotals(desk);
        assertEquals(60, Database.number(desk.tenant, "select count(*) from app.balance where available < 0"));
        assertEquals(312_048_809, desk.sum("purchase", "total_minor"));
        assertEquals(59_976, desk.count("job_rejection"));

        var second = desk.importFile(RealData.invoices());

        assertEquals(result(209_029, 149_053, 59_976, Map.of("account-missing", 59_976), 0, 0, 8_998, 0, 0, 0),
                second.result());
        assertTotals(desk);
    }

    @Test
    void anImportThatTheServersEndCutOffIsCompletedByTheNext() {
        var sets = new AtomicInteger();
        var self = new AtomicReference<Desk>();
        var desk = new Desk(purchases -> {
            if (sets.incrementAndGet() == 15) {
                self.get().outside.stop();
            }
        });
        self.set(desk);

        var cutOff = desk.importFile(RealData.invoices());
        assertEquals(Job.State.FAILED, cutOff.state());
        assertTrue(cutOff.error().contains("What was posted stays"), cutOff.error());
        var posted = desk.count("purchase");
        assertTrue(posted > 0 && posted < 8_998, "posted " + posted);
        var earned = desk.sum("entry", "points");

        var rest = new Desk(desk.tenant).importFile(RealData.invoices());

        assertEquals((int) posted, rest.result().get("unchanged"));
        assertEquals(8_998 - (int) posted, (int) rest.result().get("purchases") + (int) rest.result().get("returns"));
        assertEquals(329_628 + 22_009 - earned,
                (int) rest.result().get("pointsEarned") + (int) rest.result().get("pointsTakenBack"));
        assertTotals(desk);
    }

    private static void assertTotals(Desk desk) {
        assertEquals(8_998, desk.count("purchase"));
        assertEquals(149_053, desk.count("purchase_line"));
        assertEquals(2_767, desk.count("account"));
        assertEquals(307_619, desk.sum("balance", "available"));
        assertTrue(desk.ledgerIsClean());
    }

    private static Map<String, Object> result(int rows, int accepted, int rejected, Map<String, Object> rejections,
                                              int purchases, int returns, int unchanged, int accountsEnrolled,
                                              int pointsEarned, int pointsTakenBack) {
        return Map.of("rows", rows, "accepted", accepted, "rejected", rejected, "rejections", rejections,
                "purchases", purchases, "returns", returns, "unchanged", unchanged,
                "accountsEnrolled", accountsEnrolled, "pointsEarned", pointsEarned,
                "pointsTakenBack", pointsTakenBack);
    }
}
