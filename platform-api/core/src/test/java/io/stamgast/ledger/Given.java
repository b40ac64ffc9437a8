package io.stamgast.ledger;

import io.stamgast.kernel.Ids;
import io.stamgast.program.Expiry;
import io.stamgast.program.NegativeBalance;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** What the ledger's tests start from: terms and occasions that are valid, to be varied one thing at a time. */
final class Given {

    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
    static final LedgerTerms TERMS =
            new LedgerTerms(1, ZONE, 0, Expiry.NONE, 0, NegativeBalance.ALLOW_NEGATIVE);

    private Given() {
    }

    static LedgerTerms pending(int days) {
        return new LedgerTerms(1, ZONE, days, Expiry.NONE, 0, NegativeBalance.ALLOW_NEGATIVE);
    }

    static LedgerTerms expiring(Expiry.Policy policy, int months) {
        return expiring(policy, months, 0);
    }

    static LedgerTerms expiring(Expiry.Policy policy, int months, int graceDays) {
        return new LedgerTerms(1, ZONE, 0, new Expiry(policy, months), graceDays, NegativeBalance.ALLOW_NEGATIVE);
    }

    static LedgerTerms withinBalance() {
        return new LedgerTerms(1, ZONE, 0, Expiry.NONE, 0, NegativeBalance.WITHIN_BALANCE);
    }

    static Book book(LedgerTerms terms) {
        return new Book(Ids.next(), Balance.ZERO, terms);
    }

    static Occasion occasion(Posting.Kind kind, Instant now) {
        return Occasion.of(kind, kind + ":" + Ids.next(), now, "tester");
    }

    static Occasion purchase(UUID purchase, Instant now) {
        return occasion(Posting.Kind.EARNED, now).ofPurchase(purchase);
    }
}
