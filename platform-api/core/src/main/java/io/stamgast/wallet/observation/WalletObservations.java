package io.stamgast.wallet.observation;

import io.stamgast.account.AccountIds;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.program.ProgramSettings;
import io.stamgast.wallet.Period;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was seen of the accounts' wallets. */
@ApplicationScoped
public class WalletObservations {

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;
    @Inject
    Event<WalletsObserved> observed;

    /**
     * Records all of them or none.
     *
     * @throws DomainException {@code invalid-request} (400) with every field that is wrong; {@code unknown-account},
     *     {@code unknown-distributor} (404) with the first that the tenant doesn't have
     */
    @Transactional
    public List<ObservationView> record(ObservationBody body) {
        try {
            var recorded = new Recording(connection.get(), tenant.id(), user.name(), clock.instant()).record(body);
            observed.fire(new WalletsObserved(recorded.stream()
                    .map(view -> Period.parse("period", view.period())).collect(Collectors.toSet())));
            return recorded;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** One observation, as a person enters it. */
    @Transactional
    public ObservationView record(NewObservation observation) {
        return record(new ObservationBody(true, List.of(observation))).get(0);
    }

    /**
     * The latest recorded first.
     *
     * @param account null for every account; so are {@code period} and {@code scope} for every one
     * @param before the id after which the page begins; null for the first page
     */
    @Transactional
    public List<ObservationView> list(Reference account, Period period, String scope, UUID before, int limit) {
        try {
            var id = account == null ? null : AccountIds.find(connection.get(), tenant.id(), account)
                    .orElseThrow(() -> DomainException.notFound("account", account));
            return list(new ObservationRows.Filter(null, id, period == null ? null : period.toString(), scope, before),
                    limit);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException ({@code not-found}) when the tenant has no such observation */
    @Transactional
    public ObservationView find(UUID id) {
        try {
            return list(ObservationRows.Filter.byId(id), 1).stream().findFirst()
                    .orElseThrow(() -> DomainException.notFound("wallet observation", id));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private List<ObservationView> list(ObservationRows.Filter filter, int limit) throws SQLException {
        var currency = ProgramSettings.read(connection.get(), tenant.id()).currency();
        return ObservationRows.list(connection.get(), tenant.id(), filter, limit, currency);
    }
}
