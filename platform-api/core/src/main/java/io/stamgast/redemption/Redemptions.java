package io.stamgast.redemption;

import io.stamgast.account.AccountIds;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.reward.Eligibility;
import io.stamgast.reward.PriceDiscount;
import io.stamgast.reward.Stock;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The redemptions of the current tenant's accounts. */
@ApplicationScoped
public class Redemptions {

    /** A step in a redemption's life. */
    private interface Life {
        Redemption go(Step step) throws SQLException;
    }

    /** A question to the database. */
    private interface Question<T> {
        T ask(RedemptionTable table) throws SQLException;
    }

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;
    @Inject
    Instance<Eligibility> eligibilities;
    @Inject
    Instance<PriceDiscount> discounts;
    @Inject
    Clock clock;

    /**
     * Sets points, stock and codes aside; {@link #confirm} spends the points.
     *
     * @param member who acts for the account; null for nobody of it
     * @throws DomainException 404 {@code unknown-account}, {@code unknown-reward}, {@code unknown-member}; 422
     *     {@code reward-not-available}, {@code limit-reached}, {@code insufficient-points}, {@code out-of-stock}
     */
    @Transactional
    public Redemption reserve(Reference account, UUID reward, int quantity, UUID member) {
        try {
            return new Reservation(connection.get(), tenant.id(), eligibilities, discounts, clock.instant())
                    .reserve(known(account), reward, quantity, member, user.name());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Sets a reward aside and pays it, or does neither.
     *
     * @param key made by the caller for this wish; becomes the redemption's id, and repeated gives the same redemption
     * @param member who acts for the account; null for nobody of it
     * @throws DomainException as {@link #reserve}; 409 {@code idempotency-key-reused} when it stands for another one
     */
    @Transactional
    public Redemption redeem(UUID key, Reference account, UUID reward, int quantity, UUID member) {
        try {
            return new Reservation(connection.get(), tenant.id(), eligibilities, discounts, clock.instant())
                    .redeem(key, known(account), reward, quantity, member, user.name());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException 404; 409 {@code wrong-state}, {@code reservation-expired} */
    @Transactional
    public Redemption confirm(UUID id) {
        return step(id, Step::confirm);
    }

    /** @throws DomainException 404; 409 {@code wrong-state} */
    @Transactional
    public Redemption fulfil(UUID id) {
        return step(id, Step::fulfil);
    }

    /** @throws DomainException 404; 409 {@code wrong-state} */
    @Transactional
    public Redemption cancel(UUID id) {
        return step(id, Step::cancel);
    }

    /** @throws DomainException 404; 409 {@code wrong-state} */
    @Transactional
    public Redemption giveBack(UUID id) {
        return step(id, Step::giveBack);
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such redemption */
    @Transactional
    public Redemption find(UUID id) {
        return ask(table -> table.find(id));
    }

    /**
     * Redemptions, the latest first.
     *
     * @param account null for every account, like {@code state} for every state
     * @param before the id after which the page begins; null for the first page
     */
    @Transactional
    public List<Redemption> list(Reference account, Redemption.State state, UUID before, int limit) {
        return ask(table -> table.list(account == null ? null : find(account)
                .orElseThrow(() -> DomainException.notFound("account", account)), state, before, limit));
    }

    /** The codes of a voucher; none before it is paid. */
    @Transactional
    public List<String> codes(Redemption redemption) {
        if (!redemption.state().isPaid()) {
            return List.of();
        }
        return ask(table -> new Stock(connection.get(), tenant.id(), clock.instant()).codes(redemption.id()));
    }

    private UUID known(Reference account) throws SQLException {
        return find(account).orElseThrow(() ->
                DomainException.unknown("unknown-account", "account", "there is no account " + account));
    }

    private Optional<UUID> find(Reference account) throws SQLException {
        return AccountIds.find(connection.get(), tenant.id(), account);
    }

    private Redemption step(UUID id, Life life) {
        try {
            return life.go(Step.of(connection.get(), tenant.id(), id, user.name(), clock.instant()));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private <T> T ask(Question<T> question) {
        try {
            return question.ask(new RedemptionTable(connection.get(), tenant.id()));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
