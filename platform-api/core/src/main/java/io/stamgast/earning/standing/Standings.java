package io.stamgast.earning.standing;

import io.stamgast.earning.standing.EarningMultiplier.Multiplier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All that other features say of accounts, together. */
@ApplicationScoped
public class Standings {

    private List<EarningMultiplier> multipliers = List.of();
    private List<AccountTrait> traits = List.of();
    private List<AfterPosting> followers = List.of();

    /** Of nobody: no feature says anything. */
    public Standings() {
        // also for the container's proxy
    }

    public Standings(List<EarningMultiplier> multipliers, List<AccountTrait> traits, List<AfterPosting> followers) {
        this.multipliers = List.copyOf(multipliers);
        this.traits = List.copyOf(traits);
        this.followers = List.copyOf(followers);
    }

    @Inject
    Standings(@Any Instance<EarningMultiplier> multipliers, @Any Instance<AccountTrait> traits,
              @Any Instance<AfterPosting> followers) {
        this(multipliers.stream().toList(), traits.stream().toList(), followers.stream().toList());
    }

    /**
     * What multiplies an account's points at each of these moments; those without anything are left out.
     *
     * @param moments each once, like those of {@link #traits}
     */
    public Map<Moment, List<Multiplier>> multipliers(Connection connection, int tenantId, Collection<Moment> moments)
            throws SQLException {
        var found = new HashMap<Moment, List<Multiplier>>();
        for (var feature : multipliers) {
            feature.of(connection, tenantId, moments).forEach((moment, multiplier) ->
                    found.computeIfAbsent(moment, any -> new ArrayList<>()).add(multiplier));
        }
        return found;
    }

    /** The traits at each of these moments, by name; of what no feature knows nothing is there. */
    public Map<Moment, Map<AccountTrait.Name, Collection<String>>> traits(Connection connection, int tenantId,
                                                                         Collection<Moment> moments)
            throws SQLException {
        var found = new HashMap<Moment, Map<AccountTrait.Name, Collection<String>>>();
        for (var feature : traits) {
            feature.of(connection, tenantId, moments).forEach((moment, values) ->
                    found.computeIfAbsent(moment, any -> new EnumMap<>(AccountTrait.Name.class))
                            .put(feature.name(), values));
        }
        return found;
    }

    /** Tells all that want to know, in the transaction that posted. */
    public void posted(Connection connection, int tenantId, Collection<UUID> accounts, Instant now, String actor)
            throws SQLException {
        for (var follower : followers) {
            follower.posted(connection, tenantId, accounts, now, actor);
        }
    }
}
