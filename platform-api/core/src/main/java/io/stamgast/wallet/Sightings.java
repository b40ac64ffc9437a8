package io.stamgast.wallet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Everything that was seen of one account in one scope over some months: what shares are worked out from. */
final class Sightings {

    private final Map<Integer, Map<UUID, Wallet.Sales>> salesByMonth = new HashMap<>();
    private final Map<Period, List<Observation>> observations = new HashMap<>();
    private final Set<UUID> distributors = new HashSet<>();

    void add(int month, UUID distributor, Wallet.Sales sales) {
        salesByMonth.computeIfAbsent(month, any -> new HashMap<>()).merge(distributor, sales, Wallet.Sales::plus);
    }

    void add(Observation observation) {
        observations.computeIfAbsent(observation.period(), any -> new ArrayList<>()).add(observation);
    }

    void addDistributor(UUID distributor) {
        distributors.add(distributor);
    }

    /** Observations count for exactly their period; lines for every period they lie in. */
    Wallet in(Period period) {
        var sales = new HashMap<UUID, Wallet.Sales>();
        for (var month : period.months()) {
            salesByMonth.getOrDefault(month, Map.of())
                    .forEach((distributor, lines) -> sales.merge(distributor, lines, Wallet.Sales::plus));
        }
        return Wallet.of(sales, observations.getOrDefault(period, List.of()), distributors);
    }

    /**
     * The share over whole months. Each month's wallet is its own, else a third of its quarter's, else a twelfth of its
     * year's; one month without any makes the share unknown.
     *
     * @param last the last of the months
     */
    Share trailing(Period last, int months) {
        var total = ofMonth(last);
        var month = last;
        for (int i = 1; i < months; i++) {
            month = month.previous();
            total = total.plus(ofMonth(month));
        }
        return total;
    }

    private Share ofMonth(Period month) {
        var share = in(month).share();
        for (var longer : List.of(Period.Length.QUARTER, Period.Length.YEAR)) {
            if (!share.isKnown()) {
                share = in(month.within(longer)).share().perMonth(longer, share.ownMinor());
            }
        }
        return share;
    }
}
