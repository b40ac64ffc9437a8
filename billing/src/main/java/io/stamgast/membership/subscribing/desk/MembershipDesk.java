package io.stamgast.membership.subscribing.desk;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.customer.MembershipCustomer;
import io.stamgast.membership.invoice.InvoiceTable;
import io.stamgast.membership.invoice.MembershipInvoice;
import io.stamgast.membership.subscribing.AccountLock;
import io.stamgast.plan.PlanPrice;
import io.stamgast.plan.Plans;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The memberships of the current tenant's accounts, to look at. */
@ApplicationScoped
public class MembershipDesk {

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Plans plans;
    @Inject
    Clock clock;

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such membership */
    @Transactional
    public MembershipView find(UUID id) {
        try {
            return views(List.of(require(id))).get(0);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Those of all accounts, the latest first.
     *
     * @param account null for each, like {@code plan} (a code) and {@code state}
     * @param before the id after which the page begins; null for the first page
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such account or plan
     */
    @Transactional
    public List<MembershipView> list(Reference account, String plan, MembershipState state, UUID before, int limit) {
        try {
            var whose = account == null ? null : AccountLock.find(connection.get(), tenant.id(), account);
            var which = plan == null ? null : plans.byCode(connection.get(), tenant.id(), plan)
                    .orElseThrow(() -> DomainException.notFound("membership plan", plan)).id();
            return views(memberships().list(whose, which, state, before, limit));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such membership */
    @Transactional
    public List<HistoryView> history(UUID id) {
        try {
            return HistoryView.of(connection.get(), tenant.id(), require(id).id());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such membership */
    @Transactional
    public List<InvoiceView> invoices(UUID id) {
        try {
            return new InvoiceTable(connection.get(), tenant.id()).of(require(id).id()).stream()
                    .map(InvoiceView::of).toList();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private Membership require(UUID id) throws SQLException {
        return memberships().find(id).orElseThrow(() -> DomainException.notFound("membership", id));
    }

    private MembershipTable memberships() {
        return new MembershipTable(connection.get(), tenant.id());
    }

    private List<MembershipView> views(List<Membership> memberships) throws SQLException {
        var unitOfWork = connection.get();
        var customers = new HashMap<UUID, MembershipCustomer>();
        new CustomerTable(unitOfWork, tenant.id()).of(memberships.stream().map(Membership::accountId).distinct()
                .toList()).forEach(customer -> customers.put(customer.accountId(), customer));
        var open = new HashMap<UUID, InvoiceView>();
        for (var invoice : open(unitOfWork, memberships)) {
            open.putIfAbsent(invoice.membershipId(), InvoiceView.of(invoice));
        }
        var changes = PriceChangeShown.of(unitOfWork, tenant.id(), plans,
                memberships.stream().map(Membership::id).toList());
        var prices = new HashMap<UUID, PlanPrice>();
        var views = new ArrayList<MembershipView>();
        for (var one : memberships) {
            var customer = customers.get(one.accountId());
            var plan = plans.version(unitOfWork, tenant.id(), one.plan().planId(), one.plan().version());
            views.add(MembershipView.of(one, plan, price(unitOfWork, prices, one.plan().priceId()),
                    new MembershipView.Beside(customer, open.get(one.id()), isPaid(unitOfWork, one),
                            changes.get(one.id())), clock.instant()));
        }
        return views;
    }

    /** Whether the present period of one that is paused is paid, or billed; of the others nobody asks. */
    private boolean isPaid(Connection unitOfWork, Membership one) throws SQLException {
        return one.state() != MembershipState.PAUSED
                || new InvoiceTable(unitOfWork, tenant.id()).covering(one.id(), clock.instant()).stream()
                        .anyMatch(invoice -> invoice.state() != MembershipInvoice.State.VOID);
    }

    private List<MembershipInvoice> open(Connection unitOfWork, List<Membership> memberships) throws SQLException {
        return new InvoiceTable(unitOfWork, tenant.id()).open(memberships.stream().map(Membership::id).toList());
    }

    private PlanPrice price(Connection unitOfWork, Map<UUID, PlanPrice> known, UUID id) throws SQLException {
        if (!known.containsKey(id)) {
            known.put(id, plans.price(unitOfWork, tenant.id(), id).orElseThrow());
        }
        return known.get(id);
    }
}
