package io.stamgast.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.testing.Database;
import io.stamgast.testing.Jpa;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RewardsIT {

    private final int tenant = Database.newTenant();
    private final List<String> audited = new ArrayList<>();

    @Test
    void merchandiseHasTheStockItWasGiven() {
        var entered = call(rewards -> rewards.create(merchandise("Mug", 10L)));
        assertEquals(10L, entered.stock());
        var read = call(rewards -> rewards.find(entered.reward().id()));
        assertEquals("Mug", read.reward().name());
        assertEquals(500, read.reward().price());
        assertEquals(Reward.State.ACTIVE, read.reward().state());
        assertEquals(List.of("created"), audited);
        assertNull(call(rewards -> rewards.create(merchandise("Air", null))).stock());
    }

    @Test
    void aVouchersStockIsItsCodes() {
        assertRefused("stock-is-codes", rewards -> rewards.create(body(RewardType.VOUCHER, "Voucher", 5L)));
        var voucher = call(rewards -> rewards.create(body(RewardType.VOUCHER, "Voucher", null)));
        assertEquals(0L, voucher.stock());

        var added = call(rewards -> rewards.addCodes(voucher.reward().id(), List.of("A1", " B2 ", "A1")));
        var again = call(rewards -> rewards.addCodes(voucher.reward().id(), List.of("B2", "C3")));

        assertEquals(new CodePool.Added(2, List.of("A1")), added);
        assertEquals(new CodePool.Added(1, List.of("B2")), again);
        assertEquals(3L, call(rewards -> rewards.find(voucher.reward().id())).stock());
    }

    @Test
    void codesAreHandedOutInTheOrderTheyWereAddedIn() {
        var voucher = call(rewards -> rewards.create(body(RewardType.VOUCHER, "Voucher", null))).reward().id();
        var codes = IntStream.range(0, 100).mapToObj(i -> "code-" + i).toList();
        call(rewards -> rewards.addCodes(voucher, codes));
        assertEquals(codes, Database.work().call(tenant, connection -> {
            try (var query = connection.prepareStatement(
                    "select code from app.voucher_code where tenant_id = ? and reward_id = ? order by id")) {
                query.setInt(1, tenant);
                query.setObject(2, voucher);
                return Stock.strings(query);
            }
        }));
    }

    @Test
    void twoWhoAddTheSameCodesInOtherOrdersDontWaitForEachOther() {
        var voucher = call(rewards -> rewards.create(body(RewardType.VOUCHER, "Voucher", null))).reward().id();
        var backwards = Database.work().call(tenant, connection -> {
            CodePool.add(connection, tenant, voucher, List.of("A"), Instant.EPOCH);
            var other = CompletableFuture.supplyAsync(() ->
                    call(rewards -> rewards.addCodes(voucher, List.of("B", "A"))));
            Database.awaitThatOneWaits(connection, other);
            CodePool.add(connection, tenant, voucher, List.of("B"), Instant.EPOCH);
            return other;
        });
        assertEquals(new CodePool.Added(0, List.of("B", "A")), backwards.join());
        assertEquals(2L, call(rewards -> rewards.find(voucher)).stock());
    }

    @Test
    void whatIsNoCodeIsRefusedWithItsPlace() {
        var voucher = call(rewards -> rewards.create(body(RewardType.VOUCHER, "Voucher", null)));
        var refusal = assertRefused("invalid-request",
                rewards -> rewards.addCodes(voucher.reward().id(), List.of("A", " ", "x".repeat(201))));
        assertEquals(List.of("[1]", "[2]"), refusal.violations().stream().map(v -> v.field()).toList());
        var mug = call(rewards -> rewards.create(merchandise("Mug", 1L)));
        assertRefused("not-a-voucher", rewards -> rewards.addCodes(mug.reward().id(), List.of("A")));
    }

    @Test
    void aChangeNeedsTheVersionThatWasReadAndLeavesTheStockAlone() {
        var id = call(rewards -> rewards.create(merchandise("Mug", 10L))).reward().id();
        var changed = call(rewards -> rewards.change(id, "\"1\"", merchandise("Cup", 99L)));
        assertEquals("Cup", changed.reward().name());
        assertEquals(10L, changed.stock());
        assertRefused("lost-update", rewards -> rewards.change(id, "\"1\"", merchandise("Pot", 99L)));
        assertRefused("type-fixed", rewards -> rewards.change(id, null, body(RewardType.VOUCHER, "Cup", null)));
    }

    @Test
    void aRewardMayNameTiersAndPlans() {
        var wanted = new RewardBody(null, "Mug", null, RewardType.MERCHANDISE, 500L, null, null, null,
                List.of("GOLD", "SILVER", "GOLD"), List.of("VIP", "club", "VIP"), null, null, null);
        var id = call(rewards -> rewards.create(wanted)).reward().id();
        var read = call(rewards -> rewards.find(id)).reward();
        assertEquals(List.of("GOLD", "SILVER"), read.tiers());
        assertEquals(List.of("VIP", "club"), read.plans());
        var offer = Database.work().call(tenant, connection -> Offer.read(connection, tenant, id));
        assertEquals(List.of("GOLD", "SILVER"), offer.tiers());
        assertEquals(List.of("VIP", "club"), offer.plans());
        call(rewards -> rewards.change(id, null, merchandise("Mug", null)));
        assertEquals(List.of(), call(rewards -> rewards.find(id)).reward().tiers());
        assertEquals(List.of(), call(rewards -> rewards.find(id)).reward().plans());
    }

    @Test
    void anAccountSeesWhatItMayHaveAtItsOwnPrice() {
        call(rewards -> rewards.create(merchandise("Mug", 10L)));
        call(rewards -> rewards.create(merchandise("Throne", 1L)));
        Eligibility noThrones = (connection, tenantId, account) -> offer ->
                offer.name().equals("Throne") ? Optional.of("Not for you.") : Optional.empty();

        var offered = call(rewards -> {
            try {
                return rewards.offered(Ids.next(), rewards.list(null, null, 9), List.of(noThrones),
                        new BigDecimal("9.9"));
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });

        assertEquals(List.of("Mug"), offered.stream().map(offer -> offer.reward().name()).toList());
        assertEquals(10L, offered.get(0).stock());
        assertEquals(451, offered.get(0).price(), "450.5, rounded up");
    }

    @Test
    void stockGoesUpAndDownButNotBelowNone() {
        var id = call(rewards -> rewards.create(merchandise("Mug", 10L))).reward().id();
        assertEquals(15L, call(rewards -> rewards.changeStock(id, 5)).stock());
        assertEquals(0L, call(rewards -> rewards.changeStock(id, -15)).stock());
        assertRefused("out-of-stock", rewards -> rewards.changeStock(id, -1));
        var endless = call(rewards -> rewards.create(merchandise("Air", null))).reward().id();
        assertRefused("stock-unlimited", rewards -> rewards.changeStock(endless, 1));
    }

    @Test
    void listsGoOnWhereTheLastPageEnded() {
        var names = List.of("a", "b", "c");
        names.forEach(name -> call(rewards -> rewards.create(merchandise(name, 1L))));
        var first = call(rewards -> rewards.list(null, null, 2));
        var rest = call(rewards -> rewards.list(Reward.State.ACTIVE, first.get(1).reward().id(), 2));
        assertEquals(List.of("a", "b"), first.stream().map(stocked -> stocked.reward().name()).toList());
        assertEquals(List.of("c"), rest.stream().map(stocked -> stocked.reward().name()).toList());
        assertEquals(List.of(), call(rewards -> rewards.list(Reward.State.INACTIVE, null, 2)));
    }

    @Test
    void anotherTenantsRewardIsNotThere() {
        var id = call(rewards -> rewards.create(merchandise("Mug", 10L))).reward().id();
        var other = Database.newTenant();
        assertEquals("not-found", assertThrows(DomainException.class,
                () -> call(other, rewards -> rewards.find(id))).code());
        assertEquals(List.of(), call(other, rewards -> rewards.list(null, null, 10)));
        assertRefused("not-found", rewards -> rewards.find(Ids.next()));
    }

    private DomainException assertRefused(String code, Function<Rewards, ?> work) {
        var refusal = assertThrows(DomainException.class, () -> call(work));
        assertEquals(code, refusal.code());
        return refusal;
    }

    private static RewardBody merchandise(String name, Long stock) {
        return body(RewardType.MERCHANDISE, name, stock);
    }

    private static RewardBody body(RewardType type, String name, Long stock) {
        return new RewardBody(null, name, null, type, 500L, stock, null, null, null, null, null, null, null);
    }

    private <T> T call(Function<Rewards, T> work) {
        return call(tenant, work);
    }

    private <T> T call(int owner, Function<Rewards, T> work) {
        return Jpa.call(owner, em -> {
            var rewards = new Rewards();
            rewards.em = em;
            rewards.connection = new TenantConnection() {
                @Override
                public Connection get() {
                    return em.unwrap(Connection.class);
                }
            };
            rewards.tenant = new CurrentTenant();
            rewards.tenant.set(owner, "test");
            rewards.audit = new Audit() {
                @Override
                public void record(String action, String objectType, Object id, Object before, Object after) {
                    audited.add(action);
                }
            };
            rewards.clock = Clock.systemUTC();
            return work.apply(rewards);
        });
    }
}
