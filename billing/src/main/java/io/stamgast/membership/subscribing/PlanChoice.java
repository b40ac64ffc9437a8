package io.stamgast.membership.subscribing;

import io.stamgast.kernel.DomainException;
import io.stamgast.plan.Plan;
import io.stamgast.plan.PlanPrice;
import io.stamgast.plan.Plans;
import io.stamgast.plan.definition.PlanDefinition.Visibility;
import io.stamgast.stripe.connect.ConnectedAccount;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** A plan at a price, as somebody may take it now. */
public record PlanChoice(Plan plan, PlanPrice price) {

    /** Calls that are to make a membership one of another plan, or have, and nobody has read it back yet. */
    private static final String CHANGING = """
            select 1 from app.stripe_call c
            join app.membership m on m.tenant_id = c.tenant_id and m.id = c.subject_id
            where c.tenant_id = ? and m.account_id = ? and m.ended_at is null
                and (c.state = 'WAITING' or c.state = 'DONE' and (c.ended_at > m.synced_at
                    or exists (select from app.membership_invoice i where i.tenant_id = ?
                        and i.id = c.answer ->> 'invoice' and i.state = 'OPEN')))
                and c.parameters #>> '{price,plan}' = ?""";

    /**
     * What is meant by the codes.
     *
     * @throws DomainException 404 {@code unknown-membership-plan}, {@code unknown-price}; 422 {@code plan-archived},
     *     {@code stripe-not-connected}, {@code price-not-mirrored}
     */
    public static PlanChoice of(Plans plans, Connection connection, int tenantId, String planCode, String priceCode)
            throws SQLException {
        var plan = plans.byCode(connection, tenantId, planCode).orElseThrow(() -> DomainException.unknown(
                "unknown-membership-plan", "plan", "there is no membership plan " + planCode));
        var price = plans.prices(connection, tenantId, plan.id()).stream()
                .filter(one -> one.code().equals(priceCode)).findFirst().orElseThrow(() -> DomainException.unknown(
                        "unknown-price", "price", "the plan has no price " + priceCode));
        if (plan.definition().visibility() == Visibility.ARCHIVED) {
            throw DomainException.ruleBroken("plan-archived", "plan", "is archived: nobody can take it any more");
        }
        ConnectedAccount.require(connection, tenantId);
        if (price.stripePrice() == null) {
            throw DomainException.ruleBroken("price-not-mirrored", "price",
                    "isn't known to Stripe yet; see the plan, or try again in a minute");
        }
        return new PlanChoice(plan, price);
    }

    public static DomainException alreadyMember() {
        return DomainException.conflict("already-member", "This account is a member of this plan already.");
    }

    /** @throws DomainException ({@code change-under-way}, 409) while a membership is about to become one of the plan */
    public void requireNoChangeTo(Connection connection, int tenantId, UUID account) throws SQLException {
        try (var query = connection.prepareStatement(CHANGING)) {
            query.setInt(1, tenantId);
            query.setObject(2, account);
            query.setInt(3, tenantId);
            query.setString(4, plan.id().toString());
            try (var row = query.executeQuery()) {
                if (row.next()) {
                    throw changeUnderWay();
                }
            }
        }
    }

    public static DomainException changeUnderWay() {
        return DomainException.conflict("change-under-way",
                "Stripe has not answered yet to an earlier change. Try again in a minute.");
    }
}
