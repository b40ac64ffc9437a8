package io.stamgast.portal.payments;

import io.stamgast.portal.page.ThisProgram;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A program whose days are written as calendars do. */
class CalendarProgram extends ThisProgram {

    @Override
    public String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }
}
