package io.stamgast.earning.simulation;

import io.stamgast.earning.simulation.engine.Simulation;
import io.stamgast.earning.simulation.engine.SimulationResult;
import io.stamgast.earning.simulation.engine.SimulationResult.Change;
import io.stamgast.earning.simulation.engine.SimulationResult.Part;
import io.stamgast.earning.standing.AccountTrait;
import io.stamgast.earning.standing.Moment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.UUID;

/** Compares, account by account, what was simulated with what was posted, and tells the result. */
final class Accounting {

    private static final int LARGEST = 20;
    private static final int BATCH = 5_000;
    private static final String NAMES = """
            select a.id, a.external_id, a.name from app.account a where a.tenant_id = ? and a.id = any (?)""";

    /** @param difference what it would have got more */
    private record Difference(UUID account, long simulated, long posted, long difference) {
    }

    private final Simulation simulation;
    private final Map<String, Long> byTier = new TreeMap<>();
    private final PriorityQueue<Difference> gains = largest(1);
    private final PriorityQueue<Difference> losses = largest(-1);
    private long accounts;
    private long posted;

    private long gaining;
    private long losing;

    private Accounting(Simulation simulation) {
        this.simulation = simulation;
    }

    /** The least of those kept stands first. */
    private static PriorityQueue<Difference> largest(int sign) {
        return new PriorityQueue<>(Comparator.comparingLong((Difference one) -> sign * one.difference())
                .thenComparing(Difference::account));
    }

    /** @param simulation one that has run, on the snapshot */
    static SimulationResult result(Simulation simulation) throws SQLException {
        var accounting = new Accounting(simulation);
        var batch = new ArrayList<UUID>(BATCH);
        for (var account : simulation.accounts().keySet()) {
            batch.add(account);
            if (batch.size() == BATCH) {
                accounting.add(batch);
                batch.clear();
            }
        }
        accounting.add(batch);
        return accounting.result();
    }

    private void add(List<UUID> batch) throws SQLException {
        var question = simulation.question();
        var traits = question.standings().traits(question.connection(), question.tenant(),
                Moment.of(batch, question.now()));
        for (var account : batch) {
            var state = simulation.accounts().get(account);
            if (state.simulated() != 0 || state.posted() != 0) {
                var tier = traits.getOrDefault(new Moment(account, question.now()), Map.of())
                        .get(AccountTrait.Name.TIER);
                byTier.merge(tier == null ? "" : tier.stream().findFirst().orElse(""), state.simulated(),
                        Math::addExact);
                add(new Difference(account, state.simulated(), state.posted(),
                        Math.subtractExact(state.simulated(), state.posted())));
            }
        }
    }

    private void add(Difference one) {
        accounts++;
        posted = Math.addExact(posted, one.posted());
        if (one.difference() > 0) {
            gaining++;
            add(one, gains);
        } else if (one.difference() < 0) {
            losing++;
            add(one, losses);
        }
    }

    private static void add(Difference one, PriorityQueue<Difference> largest) {
        largest.add(one);
        if (largest.size() > LARGEST) {
            largest.remove();
        }
    }

    private SimulationResult result() throws SQLException {
        var question = simulation.question();
        var totals = simulation.totals();
        var program = question.program();
        var difference = Math.subtractExact(totals.points(), posted);
        var liability = program.fairValue().multiply(BigDecimal.valueOf(difference))
                .setScale(program.currency().getDefaultFractionDigits(), RoundingMode.HALF_UP);
        return new SimulationResult(question.version().id(), question.version().name(), question.from(),
                question.to(), totals.purchases(), totals.points(), posted, difference, liability,
                program.currency().getCurrencyCode(), totals.byRule(), totals.byMonth(), totals.byCategory(),
                byTier.entrySet().stream().map(one -> new Part(one.getKey().isEmpty() ? null : one.getKey(),
                        one.getValue())).toList(),
                totals.bands(), simulation.closes(), accounts, gaining, losing, changes(gains), changes(losses));
    }

    private List<Change> changes(PriorityQueue<Difference> largest) throws SQLException {
        var sorted = new ArrayList<>(largest);
        sorted.sort(largest.comparator().reversed());
        var names = names(sorted.stream().map(Difference::account).toList());
        return sorted.stream().map(one -> new Change(one.account(), names.get(one.account())[0],
                names.get(one.account())[1], one.simulated(), one.posted(), one.difference())).toList();
    }

    /** External id and name. */
    private Map<UUID, String[]> names(Collection<UUID> of) throws SQLException {
        var names = new HashMap<UUID, String[]>();
        var connection = simulation.question().connection();
        try (var query = connection.prepareStatement(NAMES)) {
            query.setInt(1, simulation.question().tenant());
            query.setArray(2, connection.createArrayOf("uuid", of.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    names.put(row.getObject(1, UUID.class), new String[] {row.getString(2), row.getString(3)});
                }
            }
        }
        return names;
    }
}
