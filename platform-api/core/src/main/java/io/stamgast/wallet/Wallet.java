package io.stamgast.wallet;

import io.stamgast.kernel.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The wallet of one account in one scope and calendar period, put together from everything that was seen of it.
 *
 * <p>Distributors' reports are added up, the latest of each. A distributor without a report that sent competitors'
 * lines is taken at the sum of all its lines. As long as a distributor of the account reported nothing at all, that
 * sum may miss something: the next source counts if it says more. Purchases that name no distributor can inform the
 * sum, but are nobody who owes a report.
 *
 * @param parts what each distributor contributes, and those that said nothing, in the order of their ids
 */
record Wallet(Share share, List<Part> parts) {

    /** How a distributor's part of a wallet is known. */
    enum Basis { REPORT, LINES, NOTHING }

    /**
     * One distributor's part.
     *
     * @param distributorId null for purchases and reports that name none
     * @param amountMinor null where it said nothing
     * @param observedOn the report's date, else null
     */
    record Part(UUID distributorId, Basis basis, Long amountMinor, LocalDate observedOn) {
    }

    /** The lines of one distributor (the nil id: none) in the scope and period. */
    record Sales(long ownMinor, long allMinor, long foreignLines) {

        Sales plus(Sales other) {
            return new Sales(Math.addExact(ownMinor, other.ownMinor), Math.addExact(allMinor, other.allMinor),
                    foreignLines + other.foreignLines);
        }
    }

    /**
     * @param sales by distributor
     * @param observations of exactly this account, scope and period
     * @param distributors under whose numbers the account is known, whether it bought from them or not
     */
    static Wallet of(Map<UUID, Sales> sales, Collection<Observation> observations, Collection<UUID> distributors) {
        var own = sales.values().stream().mapToLong(Sales::ownMinor).reduce(0, Math::addExact);
        var parts = parts(sales, latestReports(observations), distributors);
        var share = share(own, parts, next(observations));
        return new Wallet(share, parts);
    }

    private static Map<UUID, Observation> latestReports(Collection<Observation> observations) {
        var latest = new HashMap<UUID, Observation>();
        for (var observation : observations) {
            if (observation.source() == WalletSource.DISTRIBUTOR_REPORT) {
                var distributor = Objects.requireNonNullElse(observation.distributorId(), Ids.NIL);
                latest.merge(distributor, observation,
                        (one, other) -> Observation.BY_DATE.compare(one, other) > 0 ? one : other);
            }
        }
        return latest;
    }

    private static List<Part> parts(Map<UUID, Sales> sales, Map<UUID, Observation> reports,
                                    Collection<UUID> distributors) {
        var all = new TreeSet<>(sales.keySet());
        all.addAll(reports.keySet());
        all.addAll(distributors);
        var parts = new ArrayList<Part>();
        for (var distributor : all) {
            var named = distributor.equals(Ids.NIL) ? null : distributor;
            var report = reports.get(distributor);
            var lines = sales.get(distributor);
            if (report != null) {
                parts.add(new Part(named, Basis.REPORT, report.amountMinor(), report.observedOn()));
            } else if (lines != null && lines.foreignLines() > 0) {
                parts.add(new Part(named, Basis.LINES, lines.allMinor(), null));
            } else if (named != null) {
                parts.add(new Part(named, Basis.NOTHING, null, null));
            }
        }
        return List.copyOf(parts);
    }

    /** What counts when no distributor says anything: the latest of the best of the other sources. */
    private static Optional<Observation> next(Collection<Observation> observations) {
        return observations.stream()
                .filter(observation -> observation.source() != WalletSource.DISTRIBUTOR_REPORT)
                .min(Comparator.comparing(Observation::source).thenComparing(Observation.BY_DATE.reversed()));
    }

    private static Share share(long own, List<Part> parts, Optional<Observation> next) {
        var said = parts.stream().filter(part -> part.basis() != Basis.NOTHING).toList();
        var sum = said.stream().mapToLong(Part::amountMinor).reduce(0, Math::addExact);
        var complete = said.size() == parts.size();
        if (next.isPresent() && (said.isEmpty() || !complete && next.get().amountMinor() > sum)) {
            return Share.of(own, next.get().amountMinor(), next.get().source(), next.get().observedOn());
        }
        if (said.isEmpty()) {
            return Share.unknown(own);
        }
        var latest = said.stream().map(Part::observedOn).filter(Objects::nonNull).max(Comparator.naturalOrder());
        return Share.of(own, sum, WalletSource.DISTRIBUTOR_REPORT, latest.orElse(null));
    }
}
