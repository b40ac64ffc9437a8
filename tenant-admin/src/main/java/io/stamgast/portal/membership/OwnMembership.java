package io.stamgast.portal.membership;

import io.stamgast.kernel.DomainException;
import io.stamgast.membership.subscribing.desk.MembershipDesk;
import io.stamgast.portal.rewards.Buyer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Lets visitors change the memberships of their own business, and nobody else's. */
@RequestScoped
public class OwnMembership {

    @Inject
    Buyer buyer;
    @Inject
    MembershipDesk desk;

    /** @throws DomainException 403 {@code wrong-role} for who may only look; 404 for another business' membership */
    UUID require(UUID membership) {
        buyer.requireMaySpend();
        if (!desk.find(membership).account().equals(buyer.getAccountId())) {
            throw DomainException.notFound("membership", membership);
        }
        return membership;
    }
}
