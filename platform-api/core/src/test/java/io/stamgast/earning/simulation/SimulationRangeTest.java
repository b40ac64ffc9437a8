package io.stamgast.earning.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationRangeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

    @ParameterizedTest
    @CsvSource({"2026-03-15,2026-03-15", "2021-03-16,2026-03-15", "2010-12-01,2011-05-31"})
    void aRangeOfTheLastFiveYearsOrAnyOthersIsTaken(LocalDate from, LocalDate to) {
        Simulations.requireRange(from, to, TODAY);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-15,2026-03-14,to", "2026-03-15,2026-03-16,to", "2021-03-15,2026-03-15,to",
        "1899-12-31,1900-01-01,from"})
    void othersAreRefused(LocalDate from, LocalDate to, String field) {
        var refusal = assertThrows(DomainException.class, () -> Simulations.requireRange(from, to, TODAY));

        assertEquals("invalid-range", refusal.code());
        assertEquals(field, refusal.violations().get(0).field());
    }

    @Test
    void aSimulationIsCancelledByWhoMayAskForOne() throws NoSuchMethodException {
        var simulate = SimulationsResource.class.getMethod("simulate", UUID.class, SimulationsResource.Range.class,
                UriInfo.class);

        assertEquals(Set.of(simulate.getAnnotation(RolesAllowed.class).value()), new SimulationJob().askers());
    }
}
