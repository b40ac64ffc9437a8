package io.stamgast.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.TenantWork;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.Written;
import io.stamgast.testing.Database;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlansIT {

    private static final Written VALID = Written.valid();

    private final int tenant = Database.newTenant();
    private final int stranger = Database.newTenant();
    private final PlanDesk desk = new PlanDesk(tenant, Clock.systemUTC(), (connection, change) -> { });
    private final Plans plans = new Plans();

    private static <T> T by(int reader, TenantWork.Work<T> work) {
        return Database.work().call(reader, work);
    }

    @Test
    void eachVersionIsReadAsItWasWritten() {
        var id = desk.create(VALID).id();
        var renamed = VALID.with("/name", "\"Inner circle\"");
        desk.save(id, renamed);
        var first = by(tenant, connection -> plans.version(connection, tenant, id, 1));
        assertEquals(new Plan(id, 1, VALID.definition()), first);
        assertSame(first, by(tenant, connection -> plans.version(connection, tenant, id, 1)));
        assertEquals(Optional.of(new Plan(id, 2, renamed.definition())),
                by(tenant, connection -> plans.current(connection, tenant, id)));
        assertThrows(IllegalStateException.class,
                () -> by(tenant, connection -> plans.version(connection, tenant, id, 3)));
    }

    @Test
    void aPlanIsFoundByItsCodeAndListedWhileItIsPublic() {
        var id = desk.create(VALID).id();
        desk.create(VALID.with("/code", "\"hidden\"").with("/visibility", "\"HIDDEN\""));
        var current = by(tenant, connection -> plans.current(connection, tenant, id));
        assertEquals(current, by(tenant, connection -> plans.byCode(connection, tenant, "club")));
        assertEquals(Optional.empty(), by(tenant, connection -> plans.byCode(connection, tenant, "none")));
        assertEquals(List.of(current.orElseThrow()),
                by(tenant, connection -> plans.listPublic(connection, tenant)));
    }

    @Test
    void whatItCostsIsReadAndWhatItHasCostToo() {
        var entered = desk.create(VALID);
        var id = entered.id();
        var yearly = entered.prices().get(1);
        desk.save(id, VALID.with("/prices/1/amount", "\"120.00\""));
        var prices = by(tenant, connection -> plans.prices(connection, tenant, id));
        assertEquals(List.of("lasting", "monthly", "yearly"), prices.stream().map(PlanPrice::code).toList());
        assertEquals(12_000, prices.get(2).amountMinor());
        assertEquals(Optional.of(new PlanPrice(yearly.id(), id, "yearly", 9_900, Currency.getInstance("EUR"),
                Interval.YEAR, null, null, true)),
                by(tenant, connection -> plans.price(connection, tenant, yearly.id())));
        assertEquals(Optional.of(120), prices.stream().map(PlanPrice::months).findFirst());
    }

    @Test
    void anotherTenantSeesNothingNotEvenWhatIsInMemory() {
        var entered = desk.create(VALID);
        var id = entered.id();
        by(tenant, connection -> plans.version(connection, tenant, id, 1));
        assertThrows(IllegalStateException.class,
                () -> by(stranger, connection -> plans.version(connection, stranger, id, 1)));
        assertEquals(Optional.empty(), by(stranger, connection -> plans.current(connection, stranger, id)));
        assertEquals(Optional.empty(), by(stranger, connection -> plans.current(connection, tenant, id)));
        assertEquals(Optional.empty(), by(stranger, connection -> plans.byCode(connection, stranger, "club")));
        assertEquals(List.of(), by(stranger, connection -> plans.listPublic(connection, stranger)));
        assertEquals(List.of(), by(stranger, connection -> plans.prices(connection, stranger, id)));
        assertEquals(Optional.empty(), by(stranger, connection ->
                plans.price(connection, stranger, entered.prices().get(0).id())));
    }
}
