package io.stamgast.redemption;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.program.ProgramSettings;
import io.stamgast.reward.Eligibility;
import io.stamgast.reward.Offer;
import io.stamgast.reward.PriceDiscount;
import io.stamgast.reward.Stock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The first step of a redemption: sets points, stock and codes aside, or refuses and changes nothing. */
final class Reservation {

    private static final String MEMBER = """
            select exists (select from app.member where tenant_id = ? and id = ? and account_id = ?
            and state <> 'REMOVED')""";

    private final Connection connection;
    private final int tenantId;
    private final Iterable<Eligibility> eligibilities;
    private final Iterable<PriceDiscount> discounts;
    private final Instant now;

    Reservation(Connection connection, int tenantId, Iterable<Eligibility> eligibilities,
                Iterable<PriceDiscount> discounts, Instant now) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.eligibilities = eligibilities;
        this.discounts = discounts;
        this.now = now;
    }

    /**
     * @param member who acts for the account; null for nobody of it
     * @throws DomainException 404 {@code unknown-reward}, {@code unknown-member}; 422 {@code reward-not-available},
     *     {@code limit-reached}, {@code insufficient-points}, {@code out-of-stock}
     */
    Redemption reserve(UUID account, UUID reward, int quantity, UUID member, String actor) throws SQLException {
        return reserve(Ids.next(), account, reward, quantity, member, actor);
    }

    /**
     * Reserves and pays at once.
     *
     * @param key becomes the redemption's id; whoever repeats it waits for the first and gets what that one got
     * @throws DomainException as {@link #reserve}; 409 {@code idempotency-key-reused} when it stands for another one
     */
    Redemption redeem(UUID key, UUID account, UUID reward, int quantity, UUID member, String actor)
            throws SQLException {
        new Books(connection, tenantId, LedgerTerms.of(ProgramSettings.read(connection, tenantId))).lock(account);
        var earlier = new RedemptionTable(connection, tenantId).seek(key);
        if (earlier.isPresent()) {
            earlier.get().requireSame(account, reward, quantity);
            return earlier.get();
        }
        reserve(key, account, reward, quantity, member, actor);
        return Step.of(connection, tenantId, key, actor, now).confirm();
    }

    private Redemption reserve(UUID id, UUID account, UUID reward, int quantity, UUID member, String actor)
            throws SQLException {
        var program = ProgramSettings.read(connection, tenantId);
        var offer = Offer.read(connection, tenantId, reward);
        requireAvailable(offer, account);
        requireMember(member, account);
        var price = offer.priceLess(PriceDiscount.best(discounts, connection, tenantId, account));
        var redemption = new Redemption(id, account, member, reward, offer.name(), offer.type(), quantity,
                price, Math.multiplyExact(price, quantity), Redemption.State.RESERVED, actor, now,
                now.plus(Duration.ofMinutes(program.reservationMinutes())), null, null, null);
        var books = new Books(connection, tenantId, LedgerTerms.of(program));
        var book = books.lock(account);
        var table = new RedemptionTable(connection, tenantId);
        requireWithinLimit(offer, table.taken(account, reward) + quantity);
        books.loadLots(book, redemption.points(), now);
        book.reserve(Occasion.of(Posting.Kind.RESERVED, redemption.postingKey("reserve"), now, actingFor(redemption))
                .ofRedemption(redemption.id()).because(offer.name()), redemption.points());
        new Stock(connection, tenantId).take(offer, quantity, redemption.id());
        table.insert(redemption);
        books.write();
        Outbox.write(connection, tenantId, RedemptionEvent.of(redemption, Redemption.State.RESERVED, now));
        return redemption;
    }

    /** The ledger records the member's id, not the person. */
    private static String actingFor(Redemption redemption) {
        return redemption.memberId() == null ? redemption.actor() : "member:" + redemption.memberId();
    }

    private void requireAvailable(Offer offer, UUID account) throws SQLException {
        if (!offer.active()) {
            throw DomainException.ruleBroken("reward-not-available", "'" + offer.name() + "' is not available.");
        }
        Eligibility.all(eligibilities, connection, tenantId, account).refusal(offer).ifPresent(why -> {
            throw DomainException.ruleBroken("reward-not-available", why);
        });
    }

    private void requireMember(UUID member, UUID account) throws SQLException {
        if (member == null) {
            return;
        }
        try (var query = connection.prepareStatement(MEMBER)) {
            query.setInt(1, tenantId);
            query.setObject(2, member);
            query.setObject(3, account);
            try (var row = query.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw DomainException.unknown("unknown-member", "member",
                            "there is no member " + member + " of the account");
                }
            }
        }
    }

    private static void requireWithinLimit(Offer offer, long wanted) {
        if (offer.limitPerAccount() != null && wanted > offer.limitPerAccount()) {
            throw DomainException.ruleBroken("limit-reached", "An account may have " + offer.limitPerAccount()
                    + " of '" + offer.name() + "' in all.");
        }
    }
}
