package io.stamgast.tier.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TierReviewAskersTest {

    @Test
    void aReviewIsCancelledByWhoMayStartOne() throws NoSuchMethodException {
        var start = TierReviewsResource.class.getMethod("start", TierReviewsResource.ReviewRequest.class,
                UriInfo.class);

        assertEquals(Set.of(start.getAnnotation(RolesAllowed.class).value()), new TierReviewJob().askers());
    }
}
