package io.stamgast.tier.review;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.program.ProgramSettings;
import io.stamgast.tier.review.ReviewTable.Place;
import io.stamgast.tier.scheme.DynamicThresholds;
import io.stamgast.tier.scheme.Scheme;
import io.stamgast.tier.scheme.Schemes;
import io.stamgast.tier.standing.Decision.Cause;
import io.stamgast.tier.standing.Looking;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A look at every account of the program, batch by batch, each in a transaction of its own that also keeps how far it
 * has got: whoever runs it again goes on from there. Where thresholds are due, all accounts are measured first: as of
 * today, also for a review that is taken forward.
 */
final class Review {

    private static final String NEXT = """
            select a.id from app.account a where a.tenant_id = ? and a.program_id = ? and a.id > ?
            order by a.id limit ?""";

    private final int tenantId;
    private final UUID job;
    private final LocalDate day;
    private final Cause cause;
    private final String actor;
    private final Clock clock;

    /** @param day the day whose reviews are made */
    Review(int tenantId, UUID job, LocalDate day, Cause cause, String actor, Clock clock) {
        this.tenantId = tenantId;
        this.job = job;
        this.day = day;
        this.cause = cause;
        this.actor = actor;
        this.clock = clock;
    }

    /** Where it goes on, which is its begin unless an earlier run was cut off. */
    Place begin(Connection connection) throws SQLException {
        var table = new ReviewTable(connection, tenantId, job);
        var earlier = table.find();
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var scheme = scheme(connection);
        var due = scheme.isDynamic() && (cause == Cause.SCHEME
                || new DynamicThresholds(connection, tenantId).areDue(scheme, scheme.day(clock.instant())));
        var begin = new Place(due, Ids.NIL, 0, ReviewCounts.ZERO);
        table.keep(begin);
        return begin;
    }

    /** @return where it is afterwards; nothing when no account is left */
    Optional<Place> next(Connection connection, int limit) throws SQLException {
        var table = new ReviewTable(connection, tenantId, job);
        var place = table.find().orElseThrow();
        var accounts = accounts(connection, place.last(), limit);
        if (accounts.isEmpty() && !place.measuring()) {
            return Optional.empty();
        }
        var after = accounts.isEmpty() ? computed(connection, place) : look(connection, place, accounts);
        table.keep(after);
        return Optional.of(after);
    }

    private Place computed(Connection connection, Place place) throws SQLException {
        var scheme = scheme(connection);
        new DynamicThresholds(connection, tenantId).compute(scheme, scheme.day(clock.instant()));
        return place.measured();
    }

    private Place look(Connection connection, Place place, List<UUID> accounts) throws SQLException {
        new Books(connection, tenantId, LedgerTerms.of(ProgramSettings.read(connection, tenantId))).lock(accounts);
        var looking = new Looking(connection, tenantId, scheme(connection));
        var last = accounts.get(accounts.size() - 1);
        if (place.measuring()) {
            looking.measure(accounts, clock.instant());
            return place.at(last, accounts.size(), place.counts());
        }
        // nothing is decided when the scheme changes at this very moment: the same accounts come next
        return looking.at(accounts, day, clock.instant(), actor, cause)
                .map(decisions -> place.at(last, accounts.size(), place.counts().plus(decisions.values())))
                .orElse(place);
    }

    private Scheme scheme(Connection connection) throws SQLException {
        return Schemes.read(connection, tenantId)
                .orElseThrow(() -> DomainException.ruleBroken("no-tier-scheme", "There are no tiers to review."));
    }

    private List<UUID> accounts(Connection connection, UUID after, int limit) throws SQLException {
        try (var query = connection.prepareStatement(NEXT)) {
            query.setInt(1, tenantId);
            query.setInt(2, ProgramSettings.FIRST);
            query.setObject(3, after);
            query.setInt(4, limit);
            var accounts = new ArrayList<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    accounts.add(row.getObject(1, UUID.class));
                }
            }
            return accounts;
        }
    }
}
