package io.stamgast.portal.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.desk.MembershipDesk;
import io.stamgast.membership.subscribing.desk.MembershipView;
import io.stamgast.portal.rewards.Buyer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnMembershipTest {

    private static final UUID BUSINESS = new UUID(0, 1);
    private static final UUID STRANGER = new UUID(0, 2);
    private static final UUID MEMBERSHIP = new UUID(0, 3);

    private static OwnMembership own(UUID account, boolean maySpend) {
        var made = new OwnMembership();
        made.buyer = new Buyer() {
            @Override
            public UUID getAccountId() {
                return account;
            }

            @Override
            public boolean isMaySpend() {
                return maySpend;
            }
        };
        made.desk = new MembershipDesk() {
            @Override
            public MembershipView find(UUID id) {
                return new MembershipView(id, BUSINESS, null, MembershipState.ACTIVE, null, null, null, null, null,
                        null, null, null, null, null, null, null, null, true, null, null, null, null, null,
                        null);
            }
        };
        return made;
    }

    @Test
    void aBusinessChangesItsOwnMembership() {
        assertEquals(MEMBERSHIP, own(BUSINESS, true).require(MEMBERSHIP));
    }

    @Test
    void anotherBusinessDoesNotEvenFindIt() {
        var refusal = assertThrows(DomainException.class, () -> own(STRANGER, true).require(MEMBERSHIP));

        assertEquals(DomainException.Kind.NOT_FOUND, refusal.kind());
    }

    @Test
    void whoMayOnlyLookChangesNothing() {
        var refusal = assertThrows(DomainException.class, () -> own(BUSINESS, false).require(MEMBERSHIP));

        assertEquals("wrong-role", refusal.code());
    }
}
