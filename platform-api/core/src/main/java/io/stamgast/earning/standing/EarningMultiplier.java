package io.stamgast.earning.standing;

import io.stamgast.earning.rule.Fraction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** A feature that multiplies what an account's purchases earn: its tier, its membership. */
public interface EarningMultiplier {

    /**
     * @param source what it comes from, as explanations name it, such as {@code tier:GOLD}
     * @param factor 1 changes nothing
     */
    record Multiplier(String source, Fraction factor) {
    }

    /**
     * The multipliers in force at each of these moments; those without one are left out. Several features' add up:
     * ×1.5 and ×1.2 give ×1.7.
     *
     * @param moments each once
     */
    Map<Moment, Multiplier> of(Connection connection, int tenantId, Collection<Moment> moments) throws SQLException;
}
