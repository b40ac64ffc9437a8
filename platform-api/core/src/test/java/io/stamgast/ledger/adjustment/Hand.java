package io.stamgast.ledger.adjustment;

import io.stamgast.testing.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** A person who reverses postings, for tests of those whose sums are touched by it. */
public final class Hand {

    private Hand() {
    }

    /**
     * @param effects undone with it
     * @return the correction
     */
    public static UUID reverse(int tenant, UUID posting, Instant now, PostingEffect... effects) {
        var person = new HandPosting.Person("subject-a", "anna");
        return Database.work().call(tenant, connection ->
                new HandPosting(connection, tenant, Clock.fixed(now, ZoneOffset.UTC), person)
                        .reverse(posting, "a mistake", List.of(effects)));
    }
}
