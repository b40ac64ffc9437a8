package io.stamgast.imports;

import io.stamgast.earning.posting.Outcome;
import io.stamgast.earning.posting.ProgramShelf;
import io.stamgast.earning.posting.PurchasePosting;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.Standings;
import io.stamgast.job.Job;
import io.stamgast.job.Outside;
import io.stamgast.job.Rejection;
import io.stamgast.kernel.Ids;
import io.stamgast.ledger.check.LedgerCheck;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.testing.Database;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A tenant in London whose files are imported by the real job, at one point per 10.00 GBP. */
public final class Desk {

    final int tenant;
    final Outside outside = new Outside();
    private final ImportJob job = new ImportJob();

    Desk() {
        this(purchases -> { });
    }

    /** @param beforePosting is shown each set before it is posted */
    Desk(Consumer<List<NewPurchase>> beforePosting) {
        this(Database.newTenant(Map.of("currency", "GBP", "time_zone", "Europe/London")), beforePosting);
        publish();
    }

    /** The same tenant's desk after the server was started again. */
    public Desk(int tenant) {
        this(tenant, purchases -> { });
    }

    private void publish() {
        Database.execute(tenant, """
                insert into app.rule_set (tenant_id, id, program_id, name, state, rules, effective_from, published_at,
                    created_at)
                values (?, ?, 1, 'rules', 'PUBLISHED',
                    '[{"code":"base","kind":"SPEND","unit":"10.00","points":1}]', '2000-01-01T00:00:00Z', now(), now())
                """, tenant, Ids.next());
        Database.execute(tenant, "update app.program set rules_revision = 1 where tenant_id = ?", tenant);
    }

    private Desk(int tenant, Consumer<List<NewPurchase>> beforePosting) {
        this.tenant = tenant;
        job.work = Database.work();
        job.clock = Clock.systemUTC();
        job.posting = new PurchasePosting(Database.work(),
                new ProgramShelf(new RuleBook(), new Standings()), job.clock) {
            @Override
            public List<Outcome> post(int owner, String actor, List<NewPurchase> purchases) {
                beforePosting.accept(purchases);
                return super.post(owner, actor, purchases);
            }
        };
    }

    public Job importFile(Path file) {
        try {
            return run(Mappings.retail(), false, Files.newInputStream(file), Files.size(file));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Job importText(Mappings mapping, String text) {
        return run(mapping, false, Mappings.utf8(text), text.length());
    }

    Job dryRun(String text) {
        return run(Mappings.retail(), true, Mappings.utf8(text), text.length());
    }

    /** Documents as they stand there, or a zip file of them. */
    Job importUbl(byte[] upload) {
        return run(ubl(), false, new ByteArrayInputStream(upload), upload.length);
    }

    Job dryRunOfUbl(byte[] upload) {
        return run(ubl(), true, new ByteArrayInputStream(upload), upload.length);
    }

    private static ImportMapping ubl() {
        return ImportMapping.ubl("erp", true, false).in("GBP", "Europe/London");
    }

    private Job run(Mappings mapping, boolean dryRun, InputStream content, long bytes) {
        return run(mapping.build(), dryRun, content, bytes);
    }

    private Job run(ImportMapping mapping, boolean dryRun, InputStream content, long bytes) {
        return outside.run(tenant, job, new ImportOrder(mapping, dryRun, bytes), content);
    }

    List<Rejection> rejections(Job imported) {
        return Outside.rejections(tenant, imported.id());
    }

    long count(String table) {
        return Database.number(tenant, "select count(*) from app." + table + " where tenant_id = ?", tenant);
    }

    long sum(String table, String column) {
        return Database.number(tenant,
                "select coalesce(sum(" + column + "), 0)::bigint from app." + table + " where tenant_id = ?", tenant);
    }

    boolean ledgerIsClean() {
        return new LedgerCheck(Database.work()).run(tenant).ok();
    }
}
