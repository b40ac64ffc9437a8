package io.stamgast.wallet;

import io.stamgast.account.AccountIds;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.program.ProgramSettings;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;

/** The spend shares of an account as they stand now, whatever a close found. */
@ApplicationScoped
public class SpendShares {

    private static final int MAX_PERIODS = 60;

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Clock clock;

    /** @throws DomainException ({@code not-found}) when the tenant has no such account */
    @Transactional
    public SpendShareView of(Reference account, Period period, String scope) {
        return history(account, period, 1, scope).get(0);
    }

    /**
     * The shares of several periods of the same length, the oldest first.
     *
     * @param periods how many, up to 60
     * @throws DomainException ({@code not-found}) when the tenant has no such account
     */
    @Transactional
    public List<SpendShareView> history(Reference account, Period last, int periods, String scope) {
        if (periods < 1 || periods > MAX_PERIODS) {
            throw DomainException.malformed("invalid-request", "periods", "must be from 1 to " + MAX_PERIODS);
        }
        if (last.firstDay().minusMonths((periods - 1L) * last.length().months()).getYear() < Period.FIRST_YEAR) {
            throw DomainException.malformed("invalid-request", "periods", "must not reach back before "
                    + Period.FIRST_YEAR);
        }
        try {
            var database = connection.get();
            var id = AccountIds.find(database, tenant.id(), account)
                    .orElseThrow(() -> DomainException.notFound("account", account));
            return history(database, tenant.id(), id, last, periods, scope, clock.instant());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    static List<SpendShareView> history(Connection connection, int tenantId, UUID account, Period last, int periods,
                                        String scope, Instant now) throws SQLException {
        var program = ProgramSettings.read(connection, tenantId);
        var today = LocalDate.ofInstant(now, program.timeZone());
        var wanted = new ArrayDeque<Period>();
        for (var period = last; wanted.size() < periods; period = period.previous()) {
            wanted.addFirst(period);
        }
        var shares = Shares.load(connection, tenantId, List.of(account), List.of(scope), wanted.getFirst().year(),
                last.year());
        return wanted.stream()
                .map(period -> SpendShareView.of(account, period, scope, shares.wallet(account, scope, period),
                        program.currency(), today))
                .toList();
    }
}
