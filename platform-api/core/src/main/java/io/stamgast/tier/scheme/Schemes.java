package io.stamgast.tier.scheme;

import io.stamgast.program.ProgramSettings;
import io.stamgast.tier.scheme.SchemeDefinition.TierDefinition;
import io.stamgast.tier.scheme.SchemeTable.Computed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the scheme in force, with the thresholds that are. */
public final class Schemes {

    private Schemes() {
    }

    /** Nothing while the tenant has no tiers. */
    public static Optional<Scheme> read(Connection connection, int tenantId) throws SQLException {
        var table = new SchemeTable(connection, tenantId);
        var row = table.find();
        return row.isEmpty() ? Optional.empty()
                : Optional.of(scheme(row.get(), thresholds(table, row.get().definition()),
                        ProgramSettings.read(connection, tenantId)));
    }

    private static Scheme scheme(SchemeTable.Row row, Map<String, Map<String, Computed>> computed,
                                 ProgramSettings program) {
        var definition = row.definition();
        var tiers = definition.tiers().stream()
                .map(tier -> new Tier(tier.code(), tier.name(), threshold(definition, tier, computed, program),
                        tier.benefits()))
                .toList();
        return new Scheme(definition, tiers, row.revision(), program.currency(), program.timeZone(),
                program.pooledBalance());
    }

    private static long threshold(SchemeDefinition definition, TierDefinition tier,
                                  Map<String, Map<String, Computed>> computed, ProgramSettings program) {
        if (!definition.isDynamic()) {
            return definition.metric().figure(tier.threshold(), program.currency());
        }
        return inForce(definition, tier, computed).map(Computed::value).orElse(Tier.UNREACHABLE);
    }

    private static Map<String, Map<String, Computed>> thresholds(SchemeTable table, SchemeDefinition definition)
            throws SQLException {
        return definition.isDynamic() ? table.computed() : Map.of();
    }

    private static Optional<Computed> inForce(SchemeDefinition definition, TierDefinition tier,
                                              Map<String, Map<String, Computed>> computed) {
        return Optional.ofNullable(computed.getOrDefault(tier.code(), Map.of()).get(definition.basis(tier)));
    }

    /** The definition as it is shown: with the thresholds that were computed. */
    static SchemeDefinition shown(SchemeTable table, SchemeDefinition definition, ProgramSettings program)
            throws SQLException {
        var computed = thresholds(table, definition);
        return with(definition, definition.tiers().stream()
                .map(tier -> definition.isDynamic() ? inForce(definition, tier, computed)
                        .map(found -> tier.inForce(definition.metric().written(found.value(), program.currency()),
                                found.on()))
                        .orElse(tier) : tier)
                .toList());
    }

    private static SchemeDefinition with(SchemeDefinition definition, List<TierDefinition> tiers) {
        return new SchemeDefinition(definition.metric(), definition.window(), definition.thresholds(),
                definition.review(), definition.graceDays(), definition.downgrade(), tiers);
    }
}
