package io.stamgast.portal.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.desk.MembershipDesk;
import io.stamgast.membership.subscribing.desk.MembershipView;
import io.stamgast.plan.MembershipPlans;
import io.stamgast.plan.PlanView;
import io.stamgast.plan.definition.PlanDefinition.Visibility;
import io.stamgast.portal.payments.StripePages;
import io.stamgast.portal.rewards.Buyer;
import io.stamgast.web.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MembershipPageTest {

    private final List<String> lookedAgain = new ArrayList<>();
    private final MembershipPage page = page();

    private MembershipPage page() {
        var made = new MembershipPage();
        made.buyer = new Buyer() {
            @Override
            public Reference account() {
                return new Reference(new UUID(0, 1), null);
            }
        };
        made.desk = new MembershipDesk() {
            @Override
            public List<MembershipView> list(Reference account, String plan, MembershipState state, UUID before,
                                             int limit) {
                return List.of();
            }
        };
        made.plans = new MembershipPlans() {
            @Override
            public List<PlanView> list(Visibility visibility, UUID after, int limit) {
                return List.of();
            }
        };
        made.pages = new StripePages() {
            @Override
            public void lookAgain(String again, int times) {
                lookedAgain.add(again + " " + times);
            }
        };
        return made;
    }

    @Test
    void whileAMembershipIsOnItsWayThePageIsLookedAtAgain() {
        page.setSession("cs_1");
        page.setLooked(2);
        page.load();

        assertEquals(List.of("/rewards/membership?session=cs_1 2"), lookedAgain);
    }

    @Test
    void whoeverWritesTheAddressWritesNoHeader() {
        page.setSession("a\r\nSet-Cookie: b=c&looked=0#d");
        page.load();

        assertEquals(List.of("/rewards/membership?session=a%0D%0ASet-Cookie%3A+b%3Dc%26looked%3D0%23d 0"),
                lookedAgain);
    }

    @Test
    void whoDidNotComeFromStripeWaitsForNothing() {
        page.load();

        assertEquals(List.of(), lookedAgain);
    }
}
