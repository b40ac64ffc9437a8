package io.stamgast.quote;

import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.judging.RuleResult;
import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.posting.Appraisal.Appraised;
import io.stamgast.purchase.MinorUnits;
import io.stamgast.redemption.Affordable.Priced;
import io.stamgast.reward.RewardType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * What a basket would earn, and what could be had for points. It binds nobody: others may buy and redeem meanwhile.
 *
 * @param account the account's id
 * @param amount what all lines sum up to, in the currency
 * @param ownAmount what the lines of the tenant's own goods sum up to
 * @param points that it would earn at once; below 0 where goods come back
 * @param pendingDays for so many days they could not be spent yet
 * @param judged false when no rule set version is in force for its time: then it would earn nothing yet
 * @param available points that the account can spend now; below 0 it is debt
 * @param rewards that the available points and these would pay for, the dearest first
 */
record Quote(UUID account, Instant occurredAt, String currency, BigDecimal amount, BigDecimal ownAmount, boolean earns,
             long points, int pendingDays, boolean judged, List<Given> rules, long available, List<Payable> rewards) {

    /**
     * What one rule would give.
     *
     * @param settledBy the period whose close may give more, such as {@code 2026-Q1}; null when none will
     * @param limitedBy which of its limits made it fewer; null when none did
     */
    record Given(String rule, RuleDefinition.Kind kind, long points, List<Integer> lines, String settledBy,
                 Limit.Kind limitedBy) {

        private static Given of(RuleResult result) {
            return new Given(result.code(), result.kind(), result.points(), result.lines(), result.period(),
                    result.limit() == null ? null : result.limit().kind());
        }
    }

    /**
     * A reward that could be had.
     *
     * @param price of one, for this account
     * @param now whether the available points pay for it already; else it needs those of the basket
     */
    record Payable(UUID reward, String name, RewardType type, long price, boolean now) {
    }

    static Quote of(Appraised appraised, List<Priced> affordable) {
        var purchase = appraised.purchase();
        var unit = Currency.getInstance(purchase.currency());
        var judgement = appraised.judgement();
        return new Quote(purchase.accountId(), purchase.occurredAt(), purchase.currency(),
                MinorUnits.toAmount(purchase.totalMinor(), unit), MinorUnits.toAmount(purchase.ownMinor(), unit),
                purchase.earns(), appraised.points(), appraised.program().pendingDays(), judgement != null,
                judgement == null ? List.of() : judgement.rules().stream().map(Given::of).toList(),
                appraised.available(), affordable.stream()
                        .map(priced -> payable(priced, priced.price() <= appraised.available())).toList());
    }

    private static Payable payable(Priced priced, boolean now) {
        return new Payable(priced.offer().id(), priced.offer().name(), priced.offer().type(), priced.price(), now);
    }
}
