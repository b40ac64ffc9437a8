package io.stamgast.ledger;

import io.stamgast.program.Expiry;
import io.stamgast.program.NegativeBalance;
import io.stamgast.program.ProgramSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What the ledger needs to know of a program.
 *
 * @param program its number in the tenant
 * @param pendingDays how many days after the purchase its points stay pending; 0: they are available at once
 * @param restoreGraceDays how many days restored points live whose expiry has passed; 0: they expire at once
 */
public record LedgerTerms(int program, ZoneId zone, int pendingDays, Expiry expiry, int restoreGraceDays,
                          NegativeBalance negativeBalance) {

    public LedgerTerms {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(expiry, "expiry");
        Objects.requireNonNull(negativeBalance, "negativeBalance");
        if (pendingDays < 0 || restoreGraceDays < 0) {
            throw new IllegalArgumentException("days must not be negative");
        }
    }

    public static LedgerTerms of(ProgramSettings program) {
        return new LedgerTerms(program.id(), program.timeZone(), program.pendingDays(), program.expiry(),
                program.restoreGraceDays(), program.negativeBalance());
    }

    /** When points earned at that time are released. */
    public Instant releaseAt(Instant occurredAt) {
        return occurredAt.atZone(zone).plusDays(pendingDays).toInstant();
    }

    ExpiryPolicy expiryPolicy() {
        return new ExpiryPolicy(expiry, zone);
    }

    Instant endOfGrace(Instant now) {
        return ExpiryPolicy.endOfDay(LocalDate.ofInstant(now, zone).plusDays(restoreGraceDays), zone);
    }
}
