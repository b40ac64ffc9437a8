package io.stamgast.redemption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.reward.Stock;
import io.stamgast.testing.Database;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedemptionIT {

    private final Shop shop = new Shop();

    @AfterEach
    void theLedgerAddsUp() {
        assertTrue(shop.ledgerIsClean());
    }

    @Test
    void whatAnAccountHasOffTheLargestCounts() {
        shop.discounts.add((connection, tenant, account) -> new BigDecimal("5"));
        shop.discounts.add((connection, tenant, account) -> new BigDecimal("12.5"));
        var account = shop.account(1000);
        var redemption = shop.reserve(account, shop.merchandise(300, 10L), 2, null);
        assertEquals(263, redemption.price());
        assertEquals(526, redemption.points());
        assertEquals(List.of(474L, 0L, 526L), shop.balance(account));
    }

    @Test
    void aReservationSetsPointsAndStockAside() {
        var account = shop.account(1000);
        var mug = shop.merchandise(300, 10L);

        var reserved = shop.reserve(account, mug, 2, null);

        assertEquals(Redemption.State.RESERVED, reserved.state());
        assertEquals(600, reserved.points());
        assertEquals(shop.now.plus(Duration.ofMinutes(60)), reserved.expiresAt());
        assertEquals(reserved, shop.read(reserved));
        assertEquals(List.of(400L, 0L, 600L), shop.balance(account));
        assertEquals(8, shop.stock(mug));
        assertEquals(1, shop.events("redemption.reserved"));
    }

    @Test
    void aConfirmationSpendsThePointsAndAFulfilmentEndsIt() {
        var account = shop.account(1000);
        var reserved = shop.reserve(account, shop.merchandise(300, 10L));

        var confirmed = shop.step(reserved, Step::confirm);
        assertEquals(Redemption.State.CONFIRMED, confirmed.state());
        assertEquals(shop.now, confirmed.confirmedAt());
        assertEquals(List.of(700L, 0L, 0L), shop.balance(account));
        assertRefused("wrong-state", () -> shop.step(reserved, Step::confirm));

        assertEquals(Redemption.State.FULFILLED, shop.step(reserved, Step::fulfil).state());
        assertRefused("wrong-state", () -> shop.step(reserved, Step::cancel));
        assertEquals(1, shop.events("redemption.confirmed"));
        assertEquals(1, shop.events("redemption.fulfilled"));
    }

    @Test
    void redeemingReservesAndPaysOnceHoweverOftenItIsAskedWithOneKey() {
        var account = shop.account(1000);
        var mug = shop.merchandise(300, 10L);
        var key = Ids.next();

        var redeemed = shop.redeem(key, account, mug);

        assertEquals(key, redeemed.id());
        assertEquals(Redemption.State.CONFIRMED, redeemed.state());
        assertEquals(redeemed, shop.redeem(key, account, mug));
        assertEquals(List.of(700L, 0L, 0L), shop.balance(account));
        assertEquals(9, shop.stock(mug));
        assertRefused("idempotency-key-reused", () -> shop.redeem(key, shop.account(1000), mug));
        assertRefused("idempotency-key-reused", () -> shop.redeem(key, account, shop.merchandise(1, null)));
    }

    @Test
    void redeemingWithoutThePointsForItReservesNothing() {
        var account = shop.account(299);
        var mug = shop.merchandise(300, 10L);

        assertRefused("insufficient-points", () -> shop.redeem(Ids.next(), account, mug));

        assertEquals(List.of(299L, 0L, 0L), shop.balance(account));
        assertEquals(10, shop.stock(mug));
    }

    @Test
    void aCancellationGivesPointsAndStockBack() {
        var account = shop.account(1000);
        var mug = shop.merchandise(300, 10L);
        var reserved = shop.reserve(account, mug);

        var cancelled = shop.step(reserved, Step::cancel);

        assertEquals(Redemption.State.CANCELLED, cancelled.state());
        assertEquals(shop.now, cancelled.endedAt());
        assertEquals(List.of(1000L, 0L, 0L), shop.balance(account));
        assertEquals(10, shop.stock(mug));
        assertRefused("wrong-state", () -> shop.step(reserved, Step::cancel));
        assertEquals(1, shop.events("redemption.cancelled"));
    }

    @Test
    void confirmedMerchandiseCanBeCancelledButAVoucherWhoseCodeWasShownCanNot() {
        var account = shop.account(1000);
        var mug = shop.merchandise(300, 1L);
        var thing = shop.reserve(account, mug);
        shop.step(thing, Step::confirm);
        shop.step(thing, Step::cancel);
        assertEquals(List.of(1000L, 0L, 0L), shop.balance(account));
        assertEquals(1, shop.stock(mug));
        assertEquals(1, shop.events("reward.sold-out"));
        assertEquals(1, shop.events("reward.restocked"));

        var voucher = shop.reserve(account, shop.voucher(300, "CODE"));
        shop.step(voucher, Step::confirm);
        assertRefused("wrong-state", () -> shop.step(voucher, Step::cancel));
    }

    @Test
    void eachRefusalHasItsOwnCodeAndChangesNothing() {
        var account = shop.account(1000);
        var sold = shop.merchandise(300, 0L);
        var limited = shop.limited(100, 2);
        shop.reserve(account, limited, 1, null);

        assertRefused("insufficient-points", () -> shop.reserve(account, shop.merchandise(1001, 5L)));
        assertRefused("out-of-stock", () -> shop.reserve(account, sold));
        assertRefused("limit-reached", () -> shop.reserve(account, limited, 2, null));
        assertRefused("unknown-member", () -> shop.reserve(account, limited, 1, Ids.next()));
        assertRefused("unknown-reward", () -> shop.reserve(account, Ids.next()));
        assertRefused("not-found", () -> shop.reserve(Ids.next(), limited));

        assertEquals(List.of(900L, 0L, 100L), shop.balance(account));
        assertEquals(0, shop.stock(sold));
        assertEquals(1, shop.events("redemption.reserved"));
    }

    @Test
    void whatWasCancelledDoesNotCountAgainstTheLimit() {
        var account = shop.account(1000);
        var limited = shop.limited(100, 1);
        shop.step(shop.reserve(account, limited), Step::cancel);
        shop.step(shop.reserve(account, limited), Step::confirm);
        assertRefused("limit-reached", () -> shop.reserve(account, limited));
        shop.reserve(shop.account(100), limited);
    }

    @Test
    void anInactiveRewardOrAnIneligibleAccountIsRefused() {
        var account = shop.account(1000);
        var mug = shop.merchandise(300, 10L);
        shop.eligibilities.add((connection, tenant, who) -> reward ->
                who.equals(account) ? Optional.of("Gold only.") : Optional.empty());
        assertEquals("Gold only.", assertRefused("reward-not-available", () -> shop.reserve(account, mug)));
        shop.eligibilities.clear();
        Database.execute(shop.tenant, "update app.reward set state = 'INACTIVE' where tenant_id = ? and id = ?",
                shop.tenant, mug);
        assertRefused("reward-not-available", () -> shop.reserve(account, mug));
    }

    @Test
    void thePriceOfTheReservationHolds() {
        var account = shop.account(1000);
        var mug = shop.merchandise(300, 10L);
        var reserved = shop.reserve(account, mug);
        Database.execute(shop.tenant, "update app.reward set price = 900 where tenant_id = ? and id = ?", shop.tenant,
                mug);
        assertEquals(300, shop.step(reserved, Step::confirm).points());
        assertEquals(List.of(700L, 0L, 0L), shop.balance(account));
    }

    @Test
    void codesAreSetAsideInOrderAndGoBackUnseen() {
        var account = shop.account(1000);
        var voucher = shop.voucher(100, "ONE", "TWO", "THREE");
        var first = shop.reserve(account, voucher, 2, null);
        var second = shop.reserve(account, voucher, 1, null);
        assertEquals(List.of("ONE", "TWO"), codes(first));
        assertEquals(List.of("THREE"), codes(second));
        assertRefused("out-of-stock", () -> shop.reserve(account, voucher));

        shop.step(first, Step::cancel);

        assertEquals(2, shop.freeCodes(voucher));
        assertEquals(2, shop.stock(voucher));
        assertEquals(List.of("ONE"), codes(shop.reserve(account, voucher)));
    }

    @Test
    void aReservationThatRunsOutOfTimeGivesEverythingBack() {
        var account = shop.account(1000);
        var voucher = shop.voucher(100, "ONE");
        var reserved = shop.reserve(account, voucher);
        var expiry = new ReservationExpiry();
        expiry.work = Database.work();

        shop.now = reserved.expiresAt().minusSeconds(1);
        expiry.run(shop.tenant, shop.now);
        assertEquals(Redemption.State.RESERVED, shop.read(reserved).state());

        shop.now = reserved.expiresAt();
        assertRefused("reservation-expired", () -> shop.step(reserved, Step::confirm));
        expiry.run(Database.newTenant(), shop.now);
        assertEquals(Redemption.State.RESERVED, shop.read(reserved).state(), "another tenant's turn");
        expiry.run(shop.tenant, shop.now);

        assertEquals(Redemption.State.EXPIRED, shop.read(reserved).state());
        assertEquals(List.of(1000L, 0L, 0L), shop.balance(account));
        assertEquals(1, shop.freeCodes(voucher));
        assertEquals(1, shop.events("redemption.expired"));
    }

    @Test
    void aReservationThatCantBeLetGoKeepsNoOtherWaiting() {
        var account = shop.account(1000);
        var mug = shop.merchandise(100, null);
        var unposted = shop.unposted(account, mug);
        var reserved = shop.reserve(account, mug);
        var expiry = new ReservationExpiry();
        expiry.work = Database.work();

        assertThrows(IllegalStateException.class, () -> expiry.run(shop.tenant, reserved.expiresAt()));

        assertEquals(Redemption.State.EXPIRED, shop.read(reserved).state());
        assertEquals(1, Database.number(shop.tenant,
                "select count(*) from app.redemption where tenant_id = ? and id = ? and state = 'RESERVED'",
                shop.tenant, unposted));
    }

    @Test
    void aRedemptionGoesOnInItsBalanceAfterItsAccountLeftThePool() {
        var root = shop.account(1000);
        var child = shop.account(0);
        var mug = shop.merchandise(100, 3L);
        shop.pool(child, root);
        var confirmed = shop.reserve(child, mug);
        var cancelled = shop.reserve(child, mug);
        var overdue = shop.reserve(child, mug);
        shop.pool(child, child);

        shop.step(confirmed, Step::confirm);
        shop.step(cancelled, Step::cancel);
        shop.now = overdue.expiresAt();
        shop.step(overdue, Step::expire);

        assertEquals(List.of(900L, 0L, 0L), shop.balance(root));
        assertEquals(List.of(0L, 0L, 0L), shop.balance(child));
    }

    @Test
    void aRedemptionGoesOnInItsBalanceAfterItsAccountJoinedAPool() {
        var root = shop.account(1000);
        var child = shop.account(100);
        var reserved = shop.reserve(child, shop.merchandise(100, 1L));
        shop.step(reserved, Step::confirm);
        shop.pool(child, root);

        shop.step(reserved, Step::cancel);

        assertEquals(List.of(100L, 0L, 0L), shop.balance(child));
        assertEquals(List.of(1000L, 0L, 0L), shop.balance(root));
    }

    @Test
    void aReturnRefundsPointsAndRestocksThingsButNotCodes() {
        var account = shop.account(1000);
        var mug = shop.merchandise(300, 1L);
        var thing = shop.reserve(account, mug);
        assertRefused("wrong-state", () -> shop.step(thing, Step::giveBack));
        shop.step(thing, Step::confirm);
        shop.step(thing, Step::fulfil);
        assertEquals(Redemption.State.RETURNED, shop.step(thing, Step::giveBack).state());
        assertEquals(1, shop.stock(mug));

        var voucher = shop.voucher(100, "ONE");
        var seen = shop.reserve(account, voucher);
        shop.step(seen, Step::confirm);
        shop.step(seen, Step::fulfil);
        shop.step(seen, Step::giveBack);
        assertEquals(0, shop.freeCodes(voucher));
        assertEquals(List.of(1000L, 0L, 0L), shop.balance(account));
    }

    @Test
    void aMemberWhoActsIsRecordedByIdOnly() {
        var account = shop.account(1000);
        var member = Ids.next();
        Database.execute(shop.tenant, """
                insert into app.member (tenant_id, id, account_id, email, name, role, state, created_at)
                values (?, ?, ?, 'jan@example.com', 'Jan', 'buyer', 'ACTIVE', now())""", shop.tenant, member, account);
        var reserved = shop.reserve(account, shop.merchandise(300, 1L), 1, member);
        assertEquals(member, reserved.memberId());
        assertEquals(1, Database.number(shop.tenant, """
                select count(*) from app.posting where tenant_id = ? and redemption_id = ? and actor = ?""",
                shop.tenant, reserved.id(), "member:" + member));
        assertRefused("unknown-member", () -> shop.reserve(shop.account(500), shop.merchandise(300, 1L), 1, member));
    }

    @Test
    void listsAreFilteredByAccountAndState() {
        var account = shop.account(1000);
        var mug = shop.merchandise(100, 10L);
        var first = shop.reserve(account, mug);
        var second = shop.reserve(account, mug);
        shop.reserve(shop.account(100), mug);
        shop.step(first, Step::confirm);
        assertEquals(List.of(second.id(), first.id()), list(account, null, null));
        assertEquals(List.of(first.id()), list(account, null, second.id()));
        assertEquals(List.of(first.id()), list(null, Redemption.State.CONFIRMED, null));
        assertNull(shop.read(second).confirmedAt());
    }

    @Test
    void anotherTenantSeesNoneOfIt() {
        var reserved = shop.reserve(shop.account(1000), shop.merchandise(100, 10L));
        var other = new Shop();
        assertRefused("not-found", () -> other.read(reserved));
        assertRefused("not-found", () -> other.step(reserved, Step::confirm));
        assertRefused("unknown-reward", () -> other.reserve(other.account(1000), reserved.rewardId()));
        assertRefused("not-found", () -> other.reserve(reserved.accountId(), other.merchandise(1, 1L)));
    }

    private List<UUID> list(UUID account, Redemption.State state, UUID before) {
        return Database.work().call(shop.tenant, connection -> new RedemptionTable(connection, shop.tenant)
                .list(account, state, before, 10)).stream().map(Redemption::id).toList();
    }

    private List<String> codes(Redemption redemption) {
        return Database.work().call(shop.tenant,
                connection -> new Stock(connection, shop.tenant, shop.now).codes(redemption.id()));
    }

    private static String assertRefused(String code, Supplier<?> work) {
        var refusal = assertThrows(DomainException.class, work::get);
        assertEquals(code, refusal.code());
        return refusal.getMessage();
    }
}
