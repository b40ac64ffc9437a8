package io.stamgast.wallet.observation;

import io.stamgast.account.AccountIds;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.program.JudgingLock;
import io.stamgast.program.ProgramSettings;
import io.stamgast.wallet.Shares;
import io.stamgast.web.Reference;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** One request's observations on their way into the table; all of them or none. */
final class Recording {

    private static final ZoneOffset EARLIEST_DATE_LINE = ZoneOffset.ofHours(14);

    /** An account as an observation names it; a distributor's number for it is tried first. */
    private record Named(UUID distributor, Reference account) {
    }

    private final Connection connection;
    private final int tenantId;
    private final ProgramSettings program;
    private final String actor;
    private final Instant now;
    private final Map<Named, UUID> accounts = new HashMap<>();
    private final Map<String, UUID> distributors = new HashMap<>();
    private String place = "";

    Recording(Connection connection, int tenantId, String actor, Instant now) throws SQLException {
        this.connection = connection;
        this.tenantId = tenantId;
        // before the program is read: what it says of the currency then stays; and a close that begins waits for this
        JudgingLock.share(connection, tenantId);
        this.program = ProgramSettings.read(connection, tenantId);
        this.actor = actor;
        this.now = now;
    }

    /**
     * @throws DomainException {@code invalid-request} (400) with every field that is wrong; {@code unknown-account},
     *     {@code unknown-distributor} (404) with the first that the tenant doesn't have
     */
    List<ObservationView> record(ObservationBody body) throws SQLException {
        new ObservationCheck(program.currency(), LocalDate.ofInstant(now, EARLIEST_DATE_LINE))
                .require(body.observations(), body.one());
        var views = views(body);
        if (!views.isEmpty()) {
            // a close of the period settles an account under this lock: it sees what was recorded, or is stale
            new Books(connection, tenantId, LedgerTerms.of(program))
                    .lock(views.stream().map(ObservationView::account).collect(Collectors.toSet()));
            ObservationRows.insert(connection, tenantId, program.id(), views, program.currency());
            Outbox.write(connection, tenantId, views.stream().map(this::event).toList());
        }
        return views;
    }

    private List<ObservationView> views(ObservationBody body) throws SQLException {
        var observations = body.observations();
        var own = observations.stream().filter(observation -> observation.distributor() == null)
                .map(observation -> Reference.parse("account", observation.account())).collect(Collectors.toSet());
        AccountIds.findOwn(connection, tenantId, own)
                .forEach((account, id) -> accounts.put(new Named(null, account), id));
        var views = new ArrayList<ObservationView>(observations.size());
        for (var observation : observations) {
            place = body.one() ? "" : "[" + views.size() + "].";
            // in the order of the request: of two for the same day, the one that stands later counts
            views.add(view(Ids.next(), observation));
        }
        return views;
    }

    private ObservationView view(UUID id, NewObservation observation) throws SQLException {
        var distributor = observation.distributor() == null ? null : distributor(observation.distributor());
        var account = account(observation.account(), distributor);
        var amount = observation.amount().setScale(program.currency().getDefaultFractionDigits(),
                RoundingMode.UNNECESSARY);
        return new ObservationView(id, account, Objects.requireNonNullElse(observation.scope(), Shares.ALL),
                observation.period(), amount, program.currency().getCurrencyCode(), observation.source(), distributor,
                Objects.requireNonNullElseGet(observation.observedOn(),
                        () -> LocalDate.ofInstant(now, program.timeZone())), now, actor);
    }

    private UUID account(String reference, UUID distributor) throws SQLException {
        var account = Reference.parse("account", reference);
        var named = new Named(distributor, account);
        var known = accounts.get(named);
        if (known == null) {
            known = AccountIds.find(connection, tenantId, account, distributor)
                    .orElseThrow(() -> DomainException.unknown("unknown-account", place + "account",
                            "there is no account " + account));
            accounts.put(named, known);
        }
        return known;
    }

    private UUID distributor(String reference) throws SQLException {
        var known = distributors.get(reference);
        if (known == null) {
            var distributor = Reference.parse("distributor", reference);
            known = AccountIds.findDistributor(connection, tenantId, distributor)
                    .orElseThrow(() -> DomainException.unknown("unknown-distributor", place + "distributor",
                            "there is no distributor " + distributor));
            distributors.put(reference, known);
        }
        return known;
    }

    private WalletObserved event(ObservationView view) {
        return new WalletObserved(view.id(), view.account(), view.scope(), view.period(), view.amount(),
                view.currency(), view.source(), view.distributor(), view.observedOn(), now);
    }
}
