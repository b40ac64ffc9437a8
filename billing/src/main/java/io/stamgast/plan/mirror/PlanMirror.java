package io.stamgast.plan.mirror;

import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.plan.PlanChanged;
import io.stamgast.stripe.call.StripeCalls;
import io.stamgast.stripe.connect.ConnectedAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Asks Stripe for what it doesn't show yet of a plan; a tenant without an account that takes payments asks nothing. */
@ApplicationScoped
public class PlanMirror {

    private TenantConnection connection;
    private StripeCalls calls;

    protected PlanMirror() {
        // for CDI
    }

    /** @param connection for {@link #follow} */
    @Inject
    public PlanMirror(TenantConnection connection, StripeCalls calls) {
        this.connection = connection;
        this.calls = calls;
    }

    /** Asks in the transaction of the change, also for what Stripe refused before. */
    void follow(@Observes PlanChanged change) {
        try {
            var tenantId = change.tenantId();
            new MirrorTable(connection.get(), tenantId).forgetProblems(change.planId());
            catchUp(connection.get(), tenantId, change.planId());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** Asks for what is missing and neither under way nor refused; the prices once the product is there. */
    public void catchUp(Connection unitOfWork, int tenantId, UUID planId) throws SQLException {
        if (ConnectedAccount.find(unitOfWork, tenantId).filter(ConnectedAccount::chargesEnabled).isEmpty()) {
            return;
        }
        var table = new MirrorTable(unitOfWork, tenantId);
        var plan = table.lock(planId);
        if (plan.isDue()) {
            showProduct(unitOfWork, tenantId, table, plan);
        }
        if (plan.stripeProduct() != null) {
            for (var price : table.duePrices(plan)) {
                var call = calls.ask(unitOfWork, tenantId, PriceOperation.NAME, price.price(), price);
                table.priceAsked(price.price(), call);
            }
        }
    }

    private void showProduct(Connection unitOfWork, int tenantId, MirrorTable table, MirroredPlan plan)
            throws SQLException {
        if (plan.isShown()) {
            table.productShown(plan.id(), plan.version());
        } else {
            table.productAsked(plan.id(),
                    calls.ask(unitOfWork, tenantId, ProductOperation.NAME, plan.id(), plan.wanted()));
        }
    }
}
