package io.stamgast.membership.subscribing.change;

import com.stripe.param.billingportal.SessionCreateParams;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.invoice.InvoiceTable;
import io.stamgast.membership.invoice.MembershipInvoice;
import io.stamgast.membership.subscribing.Decided;
import io.stamgast.membership.subscribing.Sending;
import io.stamgast.membership.subscribing.Waiting;
import io.stamgast.membership.subscribing.desk.MembershipDesk;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeOutage;
import io.stamgast.stripe.call.StripeCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Supplier;

/** Sends what was decided of memberships, and tells what came of it; in no transaction. */
@ApplicationScoped
public class ChangeDesk {

    private static final String NO_CARD = "no-payment-method";

    @Inject
    TenantWork work;
    @Inject
    CurrentTenant tenant;
    @Inject
    StripeAccess access;
    @Inject
    Sending sending;
    @Inject
    MembershipDesk desk;

    /**
     * The answer to a decision: the membership as it is after it, or 202 while that isn't known, or is left to the
     * buyer.
     *
     * @throws DomainException 422 {@code stripe-refused}, {@code coupon-over}
     */
    public Response answer(Response kept) {
        var decided = Decided.of(kept);
        if (decided.call() != null) {
            var call = sending.send(decided.call());
            if (!call.isDone() || !sending.refresh(call.answer().get("subscription").asText())) {
                return Decided.answer(kept, Response.accepted(Waiting.of(call)));
            }
            if (waitsToBePaid(call)) {
                return Decided.answer(kept, Response.accepted(Waiting.at(call, call.answer().get("page").asText())));
            }
        }
        return Decided.answer(kept, Response.ok(desk.find(decided.subject())));
    }

    /**
     * Decides what needs a card, and answers. One that isn't known here is looked for at Stripe before that is held
     * against the account: who has just given it there may be faster than what tells of it.
     *
     * @param decision is made again when a card was found
     * @throws DomainException what the decision throws
     */
    public Response payable(UUID membership, Supplier<Response> decision) {
        Response kept;
        try {
            kept = decision.get();
        } catch (DomainException refused) {
            if (!NO_CARD.equals(refused.code()) || !sending.refreshCustomer(customer(membership))) {
                throw refused;
            }
            kept = decision.get();
        }
        return answer(kept);
    }

    /** The buyer's bank wants to ask him; he may leave it at that, too. */
    private boolean waitsToBePaid(StripeCall call) {
        if (!call.answer().hasNonNull("page")) {
            return false;
        }
        var invoice = call.answer().get("invoice").asText();
        sending.refreshInvoice(invoice);
        return work.call(tenant.id(), connection -> new InvoiceTable(connection, tenant.id()).find(invoice))
                .map(one -> one.state() == MembershipInvoice.State.OPEN).orElse(true);
    }

    /**
     * Stripe's page on which the account looks after its card and its memberships.
     *
     * @throws DomainException 404; 409 {@code wrong-state} for an account that Stripe doesn't know; 503
     *     {@code stripe-unavailable}
     */
    public String portal(UUID membership, String returnUrl) {
        var customer = customer(membership);
        var there = StripeAccess.in(sending.stripeAccount());
        return StripeOutage.told(() -> access.client(tenant.id()).v1().billingPortal().sessions()
                .create(SessionCreateParams.builder().setCustomer(customer)
                        .setReturnUrl(returnUrl).build(), there)).getUrl();
    }

    private String customer(UUID membership) {
        return work.call(tenant.id(), connection -> {
            var account = new MembershipTable(connection, tenant.id()).find(membership)
                    .orElseThrow(() -> DomainException.notFound("membership", membership)).accountId();
            return new CustomerTable(connection, tenant.id()).find(account).orElseThrow(() ->
                    ChangeRules.wrongState("Stripe doesn't know this account.")).stripeCustomer();
        });
    }
}
