package io.stamgast.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.account.AccountBody;
import io.stamgast.earning.posting.Till;
import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.kernel.ChangedRow;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.ledger.statement.PostingView;
import io.stamgast.member.MemberBody;
import io.stamgast.purchase.PurchaseView;
import io.stamgast.testing.Database;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeFeedIT {

    private static final Instant LATER = Instant.parse("2031-05-06T07:08:09Z");

    private final Till till = Till.open();
    private final Followed feed = new Followed(till.tenant);

    @Test
    void whatOneTransactionWroteStandsInTheOrderInWhichItIsNamed() {
        till.posted(Sale.of("1").eur());

        assertEquals(List.of(ChangeKind.ACCOUNT, ChangeKind.PURCHASE, ChangeKind.POSTING), kinds(feed.showing(3)));
    }

    @Test
    void eachPageGoesOnWhereTheLastOneEnded() {
        till.post(IntStream.range(0, 5).mapToObj(n -> Sale.of("" + n).by("ext:B" + n).eur()).toList());
        till.post(IntStream.range(5, 9).mapToObj(n -> Sale.of("" + n).eur()).toList());
        var all = feed.showing(5 + 1 + 9 + 9).after(Place.START, 100, Followed.ALL);

        assertEquals(all, feed.all());
        for (var shown = 0; shown < all.size(); shown++) {
            assertEquals(all.subList(shown + 1, all.size()), feed.after(all.get(shown).place(), 100, Followed.ALL));
        }
    }

    @Test
    void whatChangesComesAgainBehindAllThatWasRead() {
        var first = Database.newAccount(till.tenant, "A-1");
        var second = Database.newAccount(till.tenant, "A-2");
        var read = feed.showing(2).all().get(1).place();

        touch("account", first);

        Followed.await(() -> feed.after(read, 10, Followed.ALL).size() == 1);
        var again = feed.after(read, 10, Followed.ALL).get(0);
        assertEquals(first, again.id());
        assertEquals(LATER, again.changedAt());
        assertEquals(List.of(second, first), feed.all().stream().map(Change::id).toList());
    }

    @Test
    void whatIsCommittedWaitsForWhatBeganBefore() throws SQLException {
        var early = Database.newAccount(till.tenant, "A-1");
        feed.showing(1);
        try (var slow = Database.app().getConnection()) {
            slow.setAutoCommit(false);
            TenantWork.useTenant(slow, till.tenant);
            ChangedRow.mark(slow, till.tenant, "account", early, LATER);
            var end = feed.found(Place.START, 10, Followed.ALL).goOn();
            var late = Database.newAccount(till.tenant, "A-2");

            assertEquals(List.of(early), feed.all().stream().map(Change::id).toList());
            slow.commit();
            feed.showing(2);
            assertEquals(List.of(early, late), feed.all().stream().map(Change::id).toList());
            assertEquals(feed.all(), feed.after(end, 10, Followed.ALL), "both come behind the end of before");
        }
    }

    @Test
    void kindsNarrowAndWhatIsPassedOverIsNotReadAgain() {
        till.posted(Sale.of("1").eur());
        feed.showing(3);

        assertEquals(List.of(ChangeKind.PURCHASE), feed.after(Place.START, 9, Set.of(ChangeKind.PURCHASE)).stream()
                .map(Change::kind).toList());
        var none = feed.found(Place.START, 9, EnumSet.of(ChangeKind.MEMBER));
        assertEquals(List.of(), none.items());
        assertFalse(none.more());
        Followed.await(() -> feed.after(feed.found(Place.START, 9, EnumSet.of(ChangeKind.MEMBER)).goOn(), 9,
                Followed.ALL).isEmpty());
        assertEquals(Set.of(ChangeKind.MEMBER, ChangeKind.POSTING), ChangeKind.parse(List.of("posting", "member")));
        assertThrows(DomainException.class, () -> ChangeKind.parse(List.of("posting", "")));
    }

    @Test
    void eachComesWithItsObject() {
        var posted = till.posted(Sale.of("1").eur());
        var account = posted.purchase().accountId();
        var member = Ids.next();
        Database.execute(till.tenant, """
                insert into app.member (tenant_id, id, account_id, email, name, role, state, created_at)
                values (?, ?, ?, 'm@example.com', 'M', 'approver', 'REMOVED', now())""", till.tenant, member, account);
        feed.showing(4);

        var two = feed.found(Place.START, 2, Followed.ALL);
        var rest = feed.found(two.goOn(), 2, Followed.ALL);
        assertTrue(two.more());
        assertFalse(rest.more());
        assertEquals("A", ((AccountBody) two.items().get(0).object()).externalId());
        assertEquals(PurchaseView.of(posted.purchase()), two.items().get(1).object());
        var posting = (PostingView) rest.items().get(0).object();
        assertEquals(10, posting.available());
        assertEquals(posted.purchase().id(), posting.purchase());
        assertEquals(1, posting.entries().size());
        var removed = (MemberBody) rest.items().get(1).object();
        assertEquals("approver REMOVED", removed.role() + " " + removed.state());
    }

    @Test
    void anotherTenantSeesNone() {
        var other = Database.newTenant();
        Database.newAccount(till.tenant, "A-1");
        feed.showing(1);

        assertEquals(List.of(), new Followed(other).all());
        assertEquals(List.of(), Database.work().call(other,
                connection -> ChangeFeed.after(connection, till.tenant, Place.START, 10, Followed.ALL)));
    }

    @Test
    void aPlaceThatNobodyCanHaveReadUpToIsRefused() {
        assertGone(new Place(1, Long.MAX_VALUE, 0, Ids.next()));
        assertGone(new Place(2, 1, 0, Ids.next()));
        assertGone(new Place(0, 1, 0, Ids.next()));
    }

    private void assertGone(Place place) {
        assertEquals("changes-gone",
                assertThrows(DomainException.class, () -> feed.after(place, 10, Followed.ALL)).code());
    }

    private void touch(String table, UUID id) {
        Database.work().call(till.tenant, connection -> {
            ChangedRow.mark(connection, till.tenant, table, id, LATER);
            return null;
        });
    }

    private static List<ChangeKind> kinds(Followed feed) {
        return feed.all().stream().map(Change::kind).toList();
    }
}
