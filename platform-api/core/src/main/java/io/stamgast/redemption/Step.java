package io.stamgast.redemption;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Outbox;
import io.stamgast.ledger.Book;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.program.ProgramSettings;
import io.stamgast.reward.RewardType;
import io.stamgast.reward.Stock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * A later step in a redemption's life, in one unit of work. It begins by locking the balance that the points were
 * reserved from: the account may belong to another pool by now, or to none.
 */
final class Step {

    private final Connection connection;
    private final int tenantId;
    private final String actor;
    private final Instant now;
    private final RedemptionTable table;
    private final Books books;
    private final Book book;
    private final Redemption redemption;

    private Step(Connection connection, int tenantId, UUID id, String actor, Instant now) throws SQLException {
        this.connection = connection;
        this.tenantId = tenantId;
        this.actor = actor;
        this.now = now;
        table = new RedemptionTable(connection, tenantId);
        books = new Books(connection, tenantId, LedgerTerms.of(ProgramSettings.read(connection, tenantId)));
        book = books.lockBalanceOf(table.find(id).postingKey("reserve"));
        redemption = table.find(id);
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such redemption */
    static Step of(Connection connection, int tenantId, UUID id, String actor, Instant now) throws SQLException {
        return new Step(connection, tenantId, id, actor, now);
    }

    /** @throws DomainException 409 {@code wrong-state}, {@code reservation-expired} */
    Redemption confirm() throws SQLException {
        redemption.require(Redemption.State.RESERVED, "confirmed");
        if (redemption.isOverdue(now)) {
            throw DomainException.conflict("reservation-expired", "The reservation was to be confirmed by "
                    + redemption.expiresAt() + ".");
        }
        book.redeem(occasion(Posting.Kind.REDEEMED, "redeem"), redemption.points());
        return reach(Redemption.State.CONFIRMED);
    }

    /** @throws DomainException 409 {@code wrong-state} */
    Redemption fulfil() throws SQLException {
        redemption.require(Redemption.State.CONFIRMED, "fulfilled");
        return reach(Redemption.State.FULFILLED);
    }

    /**
     * Gives points, stock and codes back; from a confirmed redemption only of merchandise, for a voucher's codes were
     * shown.
     *
     * @throws DomainException 409 {@code wrong-state}
     */
    Redemption cancel() throws SQLException {
        if (redemption.state() == Redemption.State.CONFIRMED && redemption.rewardType() == RewardType.MERCHANDISE) {
            book.refund(occasion(Posting.Kind.CANCELLED, "cancel"), reservation());
        } else {
            redemption.require(Redemption.State.RESERVED, "cancelled");
            book.restore(occasion(Posting.Kind.CANCELLED, "cancel"), reservation());
        }
        putBack();
        return reach(Redemption.State.CANCELLED);
    }

    /** Lets a reservation go that nobody confirmed in time; one that somebody did, or that has time left, stays. */
    Redemption expire() throws SQLException {
        if (!redemption.isOverdue(now)) {
            return redemption;
        }
        book.restore(occasion(Posting.Kind.CANCELLED, "expire"), reservation());
        putBack();
        return reach(Redemption.State.EXPIRED);
    }

    /**
     * Takes a fulfilled reward back and gives the points back; merchandise goes back into the stock, codes don't.
     *
     * @throws DomainException 409 {@code wrong-state}
     */
    Redemption giveBack() throws SQLException {
        redemption.require(Redemption.State.FULFILLED, "returned");
        book.refund(occasion(Posting.Kind.CANCELLED, "return"), reservation());
        if (redemption.rewardType() == RewardType.MERCHANDISE) {
            putBack();
        }
        return reach(Redemption.State.RETURNED);
    }

    private Redemption reach(Redemption.State state) throws SQLException {
        table.reach(redemption, state, now);
        books.write();
        Outbox.write(connection, tenantId, RedemptionEvent.of(redemption, state, now));
        return table.find(redemption.id());
    }

    private void putBack() throws SQLException {
        new Stock(connection, tenantId, now).putBack(redemption.rewardId(), redemption.rewardType(),
                redemption.quantity(), redemption.id());
    }

    private Posting reservation() throws SQLException {
        return books.load(book, redemption.postingKey("reserve")).orElseThrow(
                () -> new IllegalStateException("redemption " + redemption.id() + " has no reservation"));
    }

    private Occasion occasion(Posting.Kind kind, String step) {
        return Occasion.of(kind, redemption.postingKey(step), now, actor).ofRedemption(redemption.id())
                .because(redemption.rewardName());
    }
}
