package io.stamgast.ledger.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * Where an account stands.
 *
 * @param available what may be spent; below 0 it is debt, which later credits repay
 * @param debt how far {@code available} is below 0; absent when it is not
 * @param expiring what is next to expire, if it is not spent, the soonest first
 */
public record BalanceView(long available, long pending, long reserved,
                          @JsonInclude(JsonInclude.Include.NON_NULL) Long debt, List<Expiring> expiring) {

    /** Points that expire together, at a midnight of the program's zone. */
    public record Expiring(long points, Instant at) {
    }
}
