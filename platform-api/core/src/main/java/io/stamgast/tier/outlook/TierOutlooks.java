package io.stamgast.tier.outlook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.stamgast.account.AccountIds;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.program.ProgramSettings;
import io.stamgast.tier.scheme.Scheme;
import io.stamgast.tier.scheme.Schemes;
import io.stamgast.tier.standing.Measuring;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Where the current tenant's accounts stand, and what they lack. */
@ApplicationScoped
class TierOutlooks {

    /**
     * An account that nearly reaches a tier.
     *
     * @param tier the one it is in; null for none
     * @param missing exactly, in the metric's unit, to the tier asked for
     * @param seenAt when its value was measured
     * @param figure the value in its smallest unit
     */
    public record Nearly(UUID account, String externalId, String name, String tier, String unit, BigDecimal value,
                         BigDecimal missing, Instant seenAt, @JsonIgnore long figure) {

        static Nearly of(Scheme scheme, long threshold, NearlyThere.Row row) {
            var metric = scheme.metric();
            return new Nearly(row.account(), row.externalId(), row.name(), row.tier(), metric.unit(scheme.currency()),
                    metric.written(row.value(), scheme.currency()),
                    metric.written(threshold - row.value(), scheme.currency()), row.seenAt(),
                    row.value());
        }
    }

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Clock clock;

    /** @throws DomainException ({@code not-found}) when the tenant has no such account, or no tiers */
    @Transactional
    public AccountTier of(Reference account) {
        try {
            var id = account(account);
            return of(connection.get(), tenant.id(), scheme(), id, clock.instant());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    static AccountTier of(Connection connection, int tenantId, Scheme scheme, UUID account, Instant now)
            throws SQLException {
        var today = LocalDate.ofInstant(now, scheme.zone());
        var kept = new Standings(connection, tenantId).find(account).orElse(Standings.Kept.NOTHING);
        var figures = Measuring.look(connection, tenantId, scheme, List.of(account), today).get(account);
        return AccountTier.of(account, scheme, kept, figures.now(), today);
    }

    /**
     * What happened to an account's tier, the latest first.
     *
     * @param before the id after which the page begins; null for the first page
     * @throws DomainException ({@code not-found}) when the tenant has no such account
     */
    @Transactional
    public List<TierEvent> history(Reference account, UUID before, int limit) {
        try {
            var events = new Standings(connection.get(), tenant.id()).history(account(account), before, limit);
            var scheme = Schemes.read(connection.get(), tenant.id());
            var currency = ProgramSettings.read(connection.get(), tenant.id()).currency();
            return events.stream().map(event -> TierEvent.of(event, scheme, currency)).toList();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Accounts a little below a tier, the nearest first.
     *
     * @param within how little: percent of the threshold, from 1 to 100
     * @throws DomainException ({@code not-found}) when there is no such tier
     */
    @Transactional
    List<Nearly> nearly(String tier, int within, NearlyThere.Place after, int limit) {
        if (within < 1 || within > 100) {
            throw DomainException.malformed("invalid-request", "within", "must be from 1 to 100");
        }
        try {
            var scheme = scheme();
            var rank = scheme.rank(tier);
            if (rank == Scheme.NONE) {
                throw DomainException.notFound("tier", tier);
            }
            var threshold = scheme.tiers().get(rank).threshold();
            return NearlyThere.list(connection.get(), tenant.id(), scheme, rank, within, after, limit).stream()
                    .map(row -> Nearly.of(scheme, threshold, row)).toList();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private UUID account(Reference account) throws SQLException {
        return AccountIds.find(connection.get(), tenant.id(), account)
                .orElseThrow(() -> DomainException.notFound("account", account));
    }

    private Scheme scheme() throws SQLException {
        return Schemes.read(connection.get(), tenant.id())
                .orElseThrow(() -> DomainException.notFound("tier scheme", tenant.alias()));
    }
}
