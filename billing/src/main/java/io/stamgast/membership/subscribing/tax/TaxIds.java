package io.stamgast.membership.subscribing.tax;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.subscribing.AccountLock;
import io.stamgast.membership.subscribing.Decided;
import io.stamgast.membership.subscribing.PlanChoice;
import io.stamgast.stripe.call.StripeCalls;
import io.stamgast.stripe.connect.ConnectedAccount;
import io.stamgast.web.Reference;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Decides what becomes of the tax ids of accounts, and asks Stripe for it. */
@ApplicationScoped
public class TaxIds {

    private static final String TYPE = "tax-id";

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    StripeCalls calls;
    @Inject
    Audit audit;

    /** What there is in the world, in Stripe's names: {@code eu_vat}, {@code gb_vat}. */
    public static List<String> types() {
        return TaxIdOperation.types();
    }

    /**
     * Adds one; the same one again changes nothing but the reverse charge. Who asks for what is being added learns what
     * becomes of that.
     *
     * @return a {@link Decided} account
     * @throws DomainException 400 for a type that there isn't; 404; 409 {@code change-under-way} while the same one is
     *     being added with another reverse charge; 422 {@code stripe-not-connected}
     */
    @Idempotent
    public Response add(Reference account, TaxIdRequest wanted) {
        if (TaxIdOperation.type(wanted.type()).isEmpty()) {
            throw DomainException.malformed("invalid-request", "type", "must be one that Stripe knows, such as eu_vat");
        }
        return ask("added", account, TaxIdOperation.NAME, wanted.type(), id -> new WantedTaxId(tenant.id(), id,
                wanted.type(), wanted.value(), wanted.reverseCharge(), null), wanted).kept();
    }

    /** Two calls at once would find nothing of each other at Stripe; ask while the account is locked. */
    private Optional<UUID> underWay(Connection unitOfWork, WantedTaxId wanted, String operation) throws SQLException {
        for (var call : StripeCalls.waiting(unitOfWork, tenant.id(), operation, wanted.account())) {
            var asked = Json.read(call.parameters().toString(), WantedTaxId.class);
            if (asked.equals(wanted)) {
                return Optional.of(call.id());
            }
            if (wanted.isSameNumber(asked)) {
                throw PlanChoice.changeUnderWay();
            }
        }
        return Optional.empty();
    }

    /** @throws DomainException 404; 422 {@code stripe-not-connected} */
    @Transactional
    public Decided remove(Reference account, String taxId) {
        return ask("removed", account, TaxIdRemoval.NAME, taxId,
                id -> new WantedTaxId(tenant.id(), id, null, null, null, taxId), null);
    }

    /** What Stripe is asked for an account. */
    @FunctionalInterface
    private interface Wish {
        WantedTaxId of(UUID account);
    }

    private Decided ask(String action, Reference account, String operation, String object, Wish wish, Object after) {
        try {
            var unitOfWork = connection.get();
            var id = AccountLock.find(unitOfWork, tenant.id(), account);
            ConnectedAccount.requireReachable(unitOfWork, tenant.id());
            AccountLock.take(unitOfWork, tenant.id(), id);
            var underWay = underWay(unitOfWork, wish.of(id), operation);
            if (underWay.isPresent()) {
                return new Decided(id, underWay.get());
            }
            var call = calls.ask(unitOfWork, tenant.id(), operation, id, wish.of(id));
            audit.record(action, TYPE, object, after == null ? Map.of("account", id) : null, after);
            return new Decided(id, call);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Stripe's customer that the account is; nothing while it is none.
     *
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such account
     */
    @Transactional
    public Optional<String> customer(Reference account) {
        try {
            var id = AccountLock.find(connection.get(), tenant.id(), account);
            return new CustomerTable(connection.get(), tenant.id()).find(id).map(one -> one.stripeCustomer());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
