package io.stamgast.earning.standing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * An account at an instant: a purchase is judged by what its account was when it was made, however late it comes in.
 */
public record Moment(UUID account, Instant at) {

    /** Several accounts at one instant, each once. */
    public static List<Moment> of(Collection<UUID> accounts, Instant at) {
        return accounts.stream().distinct().map(account -> new Moment(account, at)).toList();
    }
}
