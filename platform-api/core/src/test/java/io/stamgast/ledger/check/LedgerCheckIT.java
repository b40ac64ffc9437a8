package io.stamgast.ledger.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.ledger.Postings;
import io.stamgast.testing.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerCheckIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");

    private final int tenant = Database.newTenant(Map.of("pending_days", 14));
    private final LedgerCheck check = new LedgerCheck(Database.work());

    @BeforeEach
    void everyKindOfPostingIsMade() {
        var rich = new Postings(tenant, Database.newAccount(tenant, "rich"));
        rich.earn(70, NOW);
        rich.post((books, book) -> book.adjust(Occasion.of(
                Posting.Kind.ADJUSTED, "rich", NOW, "tester"), 100));
        rich.reserve("r1", 30, NOW);
        rich.redeem(30, NOW);
        rich.reserve("r2", 20, NOW);
        rich.restore("r2", NOW);
        rich.reserve("r3", 5, NOW);
        var indebted = new Postings(tenant, Database.newAccount(tenant, "indebted"));
        indebted.takeBack(40, NOW);
    }

    @Test
    void aLedgerThatWasWrittenByBooksIsClean() {
        var report = check.run(tenant);
        assertTrue(report.ok(), report.toString());
        assertEquals(13, report.checks().size());
    }

    @Test
    void anEmptyLedgerIsClean() {
        assertTrue(check.run(Database.newTenant()).ok());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            available-is-the-sum-of-entries | update app.balance set available = available + 1 where available > 0
            pending-is-the-sum-of-entries | update app.balance set pending = pending + 1 where pending > 0
            reserved-is-the-sum-of-entries | update app.balance set reserved = reserved + 1 where reserved > 0
            available-is-open-lots-less-debt | update app.lot set remaining = 0 \
                where remaining > 0 and opened_at is not null
            pending-is-pending-lots | update app.lot set remaining = remaining - 1 where opened_at is null
            lots-keep-what-movements-leave | update app.lot set remaining = remaining - 1 where remaining > 0
            lots-mirror-entries | update app.lot_movement set points = points - 1 where lot_id is not null
            lots-mirror-entries | delete from app.lot_movement where lot_id is not null
            available-is-the-sum-of-entries | update app.entry set points = points + 1 where credit = 'AVAILABLE'
            postings-have-entries | with gone as (delete from app.lot_movement where lot_id is null) \
            delete from app.entry where debit = 'AVAILABLE' and credit = 'ISSUED'
            entries-are-of-their-postings-account | update app.entry e set account_id = \
            (select id from app.account where external_id = 'indebted') where e.credit = 'REDEEMED'
            debt-only-by-returns-true-ups-and-corrections | update app.posting set kind = 'RESERVED' \
                where kind = 'TAKEN_BACK'
            debt-only-without-open-lots | update app.lot_movement set points = 1 where lot_id is null
            postings-are-corrected-once | update app.posting set reverses_id = (select id from app.posting limit 1)
            """)
    void whatIsBrokenTurnsItsCheckRed(String name, String damage) {
        assertTrue(Database.executeAsOwner(tenant, damage) > 0, "the damage is done");
        assertTrue(red().contains(name), name + " is not in " + red());
        assertFalse(check.run(tenant).ok());
    }

    @Test
    void belowZeroIsSeenEvenWithoutTheTablesOwnConstraint() {
        Database.executeAsOwner(tenant, "alter table app.balance drop constraint balance_reserved_check");
        try {
            Database.executeAsOwner(tenant, "update app.balance set reserved = -1 where reserved > 0");
            assertTrue(red().contains("pending-and-reserved-not-below-zero"));
        } finally {
            Database.executeAsOwner(tenant, "update app.balance set reserved = 0");
            Database.executeAsOwner(tenant, "alter table app.balance add constraint balance_reserved_check"
                    + " check (reserved >= 0) not valid");
        }
    }

    @Test
    void anotherTenantsDamageIsNotSeen() {
        var other = Database.newTenant();
        Database.executeAsOwner(tenant, "update app.balance set available = available + 1");
        assertTrue(check.run(other).ok());
    }

    private List<String> red() {
        return check.run(tenant).checks().stream().filter(finding -> !finding.ok()).map(LedgerCheck.Finding::name)
                .toList();
    }
}
