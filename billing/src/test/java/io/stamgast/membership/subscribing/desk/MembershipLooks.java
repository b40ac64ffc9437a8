package io.stamgast.membership.subscribing.desk;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.membership.MembershipState;
import io.stamgast.plan.Plans;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.web.Reference;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Looks at memberships, each time in a transaction of its own, as the container gives it. */
public final class MembershipLooks extends MembershipDesk {

    public MembershipLooks(CurrentTenant tenant, Plans plans, Clock clock) {
        this.tenant = tenant;
        this.plans = plans;
        this.clock = clock;
    }

    private <T> T own(Supplier<T> look) {
        return Database.work().call(tenant.id(), unitOfWork -> {
            connection = new Entered(unitOfWork);
            return look.get();
        });
    }

    @Override
    public MembershipView find(UUID id) {
        return own(() -> super.find(id));
    }

    @Override
    public List<MembershipView> list(Reference account, String plan, MembershipState state, UUID before, int limit) {
        return own(() -> super.list(account, plan, state, before, limit));
    }

    @Override
    public List<HistoryView> history(UUID id) {
        return own(() -> super.history(id));
    }

    @Override
    public List<InvoiceView> invoices(UUID id) {
        return own(() -> super.invoices(id));
    }
}
