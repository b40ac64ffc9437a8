package io.stamgast.membership.subscribing.migration;

import io.stamgast.job.Jobs;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.plan.Plans;
import io.stamgast.plan.definition.Interval;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Starts migrations to newer prices. */
@ApplicationScoped
public class Migrations {

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Plans plans;
    @Inject
    Jobs jobs;
    @Inject
    Audit audit;

    /** How far members have come to newer prices of the plan: those who don't pay them yet. */
    @Transactional
    public List<Standing> standing(UUID plan) {
        try {
            return new PriceChangeTable(connection.get(), tenant.id()).standing(plan, plans);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Tells all who pay an older price of the same code and interval, and has them pay the newer one after the notice.
     *
     * @return the job's id
     * @throws DomainException 404 {@code not-found}, {@code unknown-price}; 422 {@code paid-once},
     *     {@code price-not-mirrored}
     */
    @Transactional
    public UUID start(UUID planId, MigrationRequest wanted) {
        try {
            var plan = plans.current(connection.get(), tenant.id(), planId)
                    .orElseThrow(() -> DomainException.notFound("membership plan", planId));
            var price = plans.prices(connection.get(), tenant.id(), planId).stream()
                    .filter(one -> one.code().equals(wanted.price())).findFirst().orElseThrow(() ->
                            DomainException.unknown("unknown-price", "price",
                                    "the plan has no price " + wanted.price()));
            if (price.interval() == Interval.ONCE) {
                throw DomainException.ruleBroken("paid-once", "price", "is a fee that is paid once: nobody renews it");
            }
            if (price.stripePrice() == null) {
                throw DomainException.ruleBroken("price-not-mirrored", "price",
                        "isn't known to Stripe yet; see the plan, or try again in a minute");
            }
            var job = jobs.create(MigrationJob.NAME,
                    new MigrationJob.Parameters(planId, plan.version(), price.id(), wanted.noticeDays()));
            audit.record("migrated", "membership-plan", planId, null, wanted);
            return job;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
