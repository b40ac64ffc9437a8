package io.stamgast.earning.posting;

import io.stamgast.earning.posting.StateQuery.KeyAddress;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.TenantWork;
import io.stamgast.ledger.Book;
import io.stamgast.ledger.Books;
import io.stamgast.program.JudgingLock;
import io.stamgast.purchase.Purchase;
import io.stamgast.purchase.Purchases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Judges purchases that were kept while no version was in force for their time: first those that stand by themselves,
 * in the order in which they occurred, then the returns of what was bought. A chunk is one transaction; whoever begins
 * again goes on where it stopped.
 */
public final class BacklogJudging {

    private static final Logger LOG = Logger.getLogger(BacklogJudging.class.getName());
    private static final String REVISION = "select rules_revision from app.program where tenant_id = ? and id = 1";
    private static final String JUDGED =
            "select purchase_id from app.judgement where tenant_id = ? and purchase_id = any (?)";

    private final TenantWork work;
    private final ProgramShelf shelf;
    private final Clock clock;
    private final int tenant;
    private final String actor;
    private long judged;
    private long pointsEarned;
    private long pointsTakenBack;

    public BacklogJudging(TenantWork work, ProgramShelf shelf, Clock clock, int tenant, String actor) {
        this.work = work;
        this.shelf = shelf;
        this.clock = clock;
        this.tenant = tenant;
        this.actor = actor;
    }

    public long judged() {
        return judged;
    }

    public long pointsEarned() {
        return pointsEarned;
    }

    /** As a positive number. */
    public long pointsTakenBack() {
        return pointsTakenBack;
    }

    /**
     * Judges these purchases in the order given, in one transaction; leaves alone what was judged meanwhile, and what
     * no version is in force for. One whose points can't be counted goes on waiting, and keeps no other from its turn.
     *
     * @param ids of no two returns of one original, and of none together with its original
     */
    public void judge(List<UUID> ids) {
        try {
            count(work.call(tenant, connection -> judge(connection, ids)));
        } catch (ArithmeticException | DatabaseFailure failure) {
            if (failure instanceof DatabaseFailure database && !database.isOfData()) {
                throw failure;
            }
            if (ids.size() == 1) {
                LOG.log(Level.WARNING, "purchase " + ids.get(0) + " of tenant " + tenant + " can't be judged", failure);
                return;
            }
            judge(ids.subList(0, ids.size() / 2));
            judge(ids.subList(ids.size() / 2, ids.size()));
        }
    }

    private void count(Collection<Item> items) {
        for (var item : items) {
            judged += item.judgement() == null ? 0 : 1;
            pointsEarned += Math.max(0, item.points());
            pointsTakenBack += Math.max(0, -item.points());
        }
    }

    private Collection<Item> judge(Connection connection, List<UUID> ids) throws SQLException {
        var rules = rules(connection);
        var found = Purchases.find(connection, tenant, ids);
        var purchases = ids.stream().map(found::get).toList();
        var books = new Books(connection, tenant, rules.terms());
        var byAccount = books.lock(purchases.stream().map(Purchase::accountId).distinct().toList());
        var now = clock.instant(); // after the lock, as a close takes its time
        var items = items(connection, purchases, byAccount);
        var facts = JudgingFacts.read(connection, tenant, rules, shelf.standings(), items);
        var posting = new ItemPosting(rules, facts, actor, now);
        items.forEach(posting::judge);
        var byPool = new HashMap<UUID, Book>();
        byAccount.values().forEach(book -> byPool.put(book.accountId(), book));
        var rows = posting.post(books, byPool);
        PostingWrite.run(connection, tenant, new PostingContent(rows, facts, books.all(),
                KeyAddress.of(null), null, now));
        shelf.standings().posted(connection, tenant, items.stream().filter(item -> item.judgement() != null)
                .map(item -> item.purchase().accountId()).distinct().toList(), now, actor);
        return items;
    }

    private ProgramRules rules(Connection connection) throws SQLException {
        JudgingLock.share(connection, tenant);
        try (var query = connection.prepareStatement(REVISION)) {
            query.setInt(1, tenant);
            try (var row = query.executeQuery()) {
                row.next();
                return shelf.read(connection, tenant, row.getInt(1));
            }
        }
    }

    private List<Item> items(Connection connection, List<Purchase> purchases, Map<UUID, Book> byAccount)
            throws SQLException {
        var done = judged(connection, purchases.stream().map(Purchase::id).toList());
        var open = purchases.stream().filter(purchase -> !done.contains(purchase.id())).toList();
        var linked = open.stream().filter(Purchase::isLinkedReturn).map(Purchase::originalId).toList();
        var originals = linked.isEmpty() ? Map.<UUID, Original>of() : new Originals(connection, tenant).read(linked);
        var items = new ArrayList<Item>();
        for (var purchase : open) {
            var pool = byAccount.get(purchase.accountId()).accountId();
            items.add(Item.kept(purchase, pool, purchase.isLinkedReturn()
                    ? originals.get(purchase.originalId()) : null));
        }
        return items;
    }

    private Collection<UUID> judged(Connection connection, List<UUID> ids) throws SQLException {
        try (var query = connection.prepareStatement(JUDGED)) {
            query.setInt(1, tenant);
            query.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            var judged = new HashSet<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    judged.add(row.getObject(1, UUID.class));
                }
            }
            return judged;
        }
    }
}
