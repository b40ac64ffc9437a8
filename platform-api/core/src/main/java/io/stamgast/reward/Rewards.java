package io.stamgast.reward;

import io.stamgast.account.AccountIds;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.program.ProgramSettings;
import io.stamgast.web.EntityTags;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rewards of the current tenant, as people look after them. */
@ApplicationScoped
public class Rewards {

    /** A reward and how many are left of it; null for any number. */
    public record Stocked(Reward reward, Long stock) {
    }

    /**
     * A reward as an account can have it.
     *
     * @param stock null for any number
     * @param price of one, with what the account has off
     */
    public record Offered(Reward reward, Long stock, long price) {
    }

    @PersistenceContext(unitName = "stamgast")
    EntityManager em;
    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Audit audit;
    @Inject
    Instance<Eligibility> eligibilities;
    @Inject
    Instance<PriceDiscount> discounts;
    @Inject
    Clock clock;

    /** @throws DomainException 422 {@code stock-is-codes} for a voucher with a stock */
    @Transactional
    public Stocked create(RewardBody wanted) {
        if (wanted.type() == RewardType.VOUCHER && wanted.stock() != null) {
            throw DomainException.ruleBroken("stock-is-codes", "stock",
                    "a voucher's stock is the number of its codes; add codes instead");
        }
        var reward = new Reward(Ids.next(), ProgramSettings.FIRST, wanted.type(), clock.instant());
        describe(reward, wanted);
        em.persist(reward);
        em.flush();
        var stock = wanted.type() == RewardType.VOUCHER ? Long.valueOf(0) : wanted.stock();
        try {
            stock().open(reward.id(), stock);
            tell(Reward.Changed.of("created", reward, null, reward.createdAt()));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        audit.record("created", "reward", reward.id(), null, RewardBody.of(reward, stock));
        return new Stocked(reward, stock);
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such reward */
    @Transactional
    public Stocked find(UUID id) {
        return stocked(get(id));
    }

    /**
     * Rewards in the order they were entered.
     *
     * @param state null for every state
     * @param after the id after which the page begins; null for the first page
     */
    @Transactional
    public List<Stocked> list(Reward.State state, UUID after, int limit) {
        var query = em.createQuery("select r from Reward r where r.id > :after"
                + (state == null ? "" : " and r.state = :state") + " order by r.id", Reward.class);
        query.setParameter("after", after == null ? Ids.NIL : after);
        if (state != null) {
            query.setParameter("state", state);
        }
        return stocked(query.setMaxResults(limit).getResultList());
    }

    /**
     * Active rewards that an account may have, at its own prices, in the order they were entered.
     *
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such account
     */
    @Transactional
    public List<Offered> offers(Reference account, int limit) {
        return offered(account, list(Reward.State.ACTIVE, null, limit));
    }

    /** @throws DomainException ({@code not-found}, 404) when there is no such reward, or the account may not have it */
    @Transactional
    public Offered offer(Reference account, UUID id) {
        return offered(account, List.of(find(id))).stream().findFirst()
                .orElseThrow(() -> DomainException.notFound("reward", id));
    }

    private List<Offered> offered(Reference reference, List<Stocked> rewards) {
        try {
            var account = AccountIds.find(connection.get(), tenant.id(), reference)
                    .orElseThrow(() -> DomainException.notFound("account", reference));
            var percent = PriceDiscount.best(discounts, connection.get(), tenant.id(), account);
            return offered(account, rewards, eligibilities, percent);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    List<Offered> offered(UUID account, List<Stocked> rewards, Iterable<Eligibility> eligible, BigDecimal percent)
            throws SQLException {
        var admission = Eligibility.all(eligible, connection.get(), tenant.id(), account);
        var offered = new ArrayList<Offered>();
        for (var stocked : rewards) {
            var offer = Offer.of(stocked.reward);
            if (admission.refusal(offer).isEmpty()) {
                offered.add(new Offered(stocked.reward, stocked.stock, offer.priceLess(percent)));
            }
        }
        return offered;
    }

    /**
     * Changes all but the type and the stock.
     *
     * @throws DomainException 404; 412 {@code lost-update}; 422 {@code type-fixed}
     */
    @Transactional
    public Stocked change(UUID id, String ifMatch, RewardBody wanted) {
        var reward = get(id);
        EntityTags.require(ifMatch, reward.version(), "reward", id);
        if (wanted.type() != reward.type()) {
            throw DomainException.ruleBroken("type-fixed", "type", "is fixed: " + reward.type());
        }
        var before = RewardBody.of(reward, null);
        describe(reward, wanted);
        em.flush();
        var after = RewardBody.of(reward, null);
        if (!after.equals(before)) {
            audit.record("changed", "reward", id, before, after);
            tellOfChange(reward, before.price());
        }
        return stocked(reward);
    }

    private void tellOfChange(Reward reward, long formerPrice) {
        var now = clock.instant();
        try {
            tell(Reward.Changed.of("changed", reward, formerPrice, now));
            if (reward.price() != formerPrice) {
                tell(Reward.Changed.of("price-changed", reward, formerPrice, now));
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private void tell(Reward.Changed event) throws SQLException {
        Outbox.write(connection.get(), tenant.id(), event);
    }

    /**
     * Adds to the stock of merchandise, or takes from it.
     *
     * @throws DomainException 404; 422 {@code stock-is-codes}, {@code stock-unlimited}, {@code out-of-stock}
     */
    @Transactional
    public Stocked changeStock(UUID id, long change) {
        var before = find(id);
        if (before.reward.type() == RewardType.VOUCHER) {
            throw DomainException.ruleBroken("stock-is-codes", "A voucher's stock is the number of its codes.");
        }
        if (before.stock == null) {
            throw DomainException.ruleBroken("stock-unlimited", "There is always enough of this reward.");
        }
        try {
            if (!stock().add(id, change)) {
                throw DomainException.ruleBroken("out-of-stock", "change", "takes more than is left, " + before.stock);
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        var after = find(id);
        audit.record("restocked", "reward", id, Map.of("stock", before.stock),
                Map.of("stock", after.stock, "change", change));
        return after;
    }

    /** @throws DomainException 404; 400 for what can't be a code; 422 {@code not-a-voucher} */
    @Transactional
    CodePool.Added addCodes(UUID id, List<String> codes) {
        if (get(id).type() != RewardType.VOUCHER) {
            throw DomainException.ruleBroken("not-a-voucher", "Only vouchers have codes.");
        }
        try {
            var added = CodePool.add(connection.get(), tenant.id(), id, codes, clock.instant());
            audit.record("codes-added", "reward", id, null, Map.of("added", added.added()));
            return added;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private Reward get(UUID id) {
        var reward = em.find(Reward.class, id);
        if (reward == null) {
            throw DomainException.notFound("reward", id);
        }
        return reward;
    }

    private static void describe(Reward reward, RewardBody wanted) {
        reward.describe(wanted.name().strip(), wanted.description(), wanted.price(), wanted.limitPerAccount(),
                wanted.stateOrActive(), wanted.tiersOrNone(), wanted.plansOrNone(),
                wanted.launch());
    }

    private Stocked stocked(Reward reward) {
        return stocked(List.of(reward)).get(0);
    }

    private List<Stocked> stocked(List<Reward> rewards) {
        try {
            var left = stock().left(rewards.stream().map(Reward::id).toList());
            return rewards.stream().map(reward -> new Stocked(reward, left.get(reward.id()))).toList();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private Stock stock() {
        return new Stock(connection.get(), tenant.id(), clock.instant());
    }
}
