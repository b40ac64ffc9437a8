package io.stamgast.earning.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.simulation.engine.SimulationResult;
import io.stamgast.imports.Desk;
import io.stamgast.testing.Database;
import io.stamgast.testing.RealData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A wholesaler's half year: a simulation gives what publishing then really posts, account by account. */
class RealSimulationIT {

    private static final String FROM = "2010-12-01T00:00:00Z";
    private static final List<String> PERIODS = List.of("2010-12", "2010-Q4", "2010", "2011-01", "2011-02", "2011-03",
            "2011-Q1", "2011-04", "2011-05");
    private static final String BANDS = """
            "bands":[{"from":"0","multiplier":"1"},{"from":"0.10","multiplier":"1.5"},
            {"from":"0.25","multiplier":"2"},{"from":"0.40","multiplier":"3"}],"unknownMultiplier":"1.2\"""";
    private static final String RULES = """
            [{"code":"base","kind":"SPEND","unit":"10.00","points":1,"when":"line.netAmount >= 5.0",
              "caps":{"perPurchase":60,"perDay":70,"perMonth":150,"perYear":400}},
            {"code":"large","kind":"SPEND","unit":"3.00","points":1,"when":"purchase.amount >= 300.0","budget":60000},
            {"code":"close","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"PERIOD_CLOSE","period":"QUARTER",
              "scope":"ALL","caps":{"perYear":900},%1$s},
            {"code":"marginal","kind":"SPEND_SHARE","unit":"20.00","points":1,"basis":"MARGINAL","period":"MONTH",
              "scope":"ALL","budget":100000,%1$s},
            {"code":"before","kind":"SPEND_SHARE","unit":"25.00","points":1,"basis":"PREVIOUS_PERIOD",
              "period":"MONTH","scope":"ALL",%1$s},
            {"code":"often","kind":"FREQUENCY","period":"MONTH","purchases":3,"points":50,"budget":20000},
            {"code":"streak","kind":"FREQUENCY","period":"MONTH","streak":3,"points":90,"minAmount":"50.00"},
            {"code":"grow","kind":"GROWTH","unit":"50.00","points":1,"period":"MONTH","newAccounts":true},
            {"code":"back","kind":"WIN_BACK","idleDays":45,"points":25,"caps":{"perYear":40}},
            {"code":"first","kind":"FIRST_PURCHASE","points":100,"budget":150000},
            {"code":"spring","kind":"CAMPAIGN","multiplier":"2","rules":["base"],"caps":{"perMonth":30},
              "validFrom":"2011-03-01T00:00:00Z","validTo":"2011-04-01T00:00:00Z"}]""".formatted(BANDS);

    private final Past past = new Past(Map.of("currency", "GBP", "time_zone", "Europe/London"));

    @Test
    void itGivesExactlyWhatPublishingPosts() {
        new Desk(past.shop.tenant).importFile(RealData.invoices());
        observe();
        past.close(PERIODS);
        var draft = past.draft(RULES);
        var before = past.written();
        assertEquals(0, past.ledger());

        var job = past.run(draft, "2010-12-01", "2011-05-31");

        var simulated = Past.result(job);
        assertEquals(before, past.written(), "nothing is posted");
        assertEquals(8_998, simulated.purchases());
        assertAddsUp(simulated);
        var accounts = past.accounts(job);

        past.publish(draft, FROM, PERIODS);

        assertEquals(past.ledger(), simulated.points());
        assertEquals(past.balances(), accounts);

        var again = past.simulate(draft, "2010-12-01", "2011-05-31");
        assertEquals(simulated.points(), again.points(), "caps and budgets begin as if nothing had been judged");
        assertEquals(simulated.points(), again.posted());
        assertEquals(0, again.accountsGaining() + again.accountsLosing());
        assertEquals(simulated.pointsByRule(), again.pointsByRule());

        var stranger = new Past(Map.of("currency", "GBP", "time_zone", "Europe/London"));
        assertEquals(0, stranger.simulate(stranger.draft(RULES), "2010-12-01", "2011-05-31").purchases());
    }

    private void observe() {
        for (var period : List.of("2010-12", "2011-02", "2010-Q4", "2011-Q1")) {
            Database.execute(past.shop.tenant, """
                    insert into app.wallet_observation (tenant_id, id, program_id, account_id, scope, period,
                        amount_minor, source, observed_on, recorded_at, recorded_by)
                    select a.tenant_id, gen_random_uuid(), 1, a.id, 'ALL', ?,
                        20000 + right(a.external_id, 3)::bigint * 1500, 'DECLARED', date '2011-06-01', now(), 'test'
                    from app.account a where a.tenant_id = ? and right(a.external_id, 1) <> '7'""",
                    period, past.shop.tenant);
        }
    }

    private static void assertAddsUp(SimulationResult simulated) {
        for (var parts : List.of(simulated.pointsByRule(), simulated.pointsByMonth(), simulated.pointsByCategory(),
                simulated.pointsByTier())) {
            assertEquals(simulated.points(), parts.stream().mapToLong(SimulationResult.Part::points).sum());
        }
        assertEquals(20, simulated.gains().size());
        assertEquals(0, simulated.posted());
        assertTrue(simulated.pointsByRule().stream().allMatch(part -> part.points() != 0),
                simulated.pointsByRule().toString());
        assertTrue(simulated.bands().stream().anyMatch(band -> band.rule().equals("close") && band.accounts() > 0));
        assertEquals(PERIODS.stream().filter(period -> period.length() > 4).toList(), simulated.periods());
    }
}
