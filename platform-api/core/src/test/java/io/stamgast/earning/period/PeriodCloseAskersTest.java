package io.stamgast.earning.period;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeriodCloseAskersTest {

    @Test
    void aCloseIsCancelledByWhoMayCloseThePeriod() throws NoSuchMethodException {
        var close = PeriodsResource.class.getMethod("close", String.class, UriInfo.class);

        assertEquals(Set.of(close.getAnnotation(RolesAllowed.class).value()), new PeriodCloseJob().askers());
    }
}
