package io.stamgast.earning.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.wallet.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One earn rule as people write it. What a kind doesn't need stays null; {@link RuleSetDefinition#violations} says
 * what is wrong.
 *
 * @param code names the rule in its set, in explanations and in what is kept per rule
 * @param unit an amount of money, decimal: so much of it earns {@code points}, proportionally
 * @param priority the higher, the earlier it is applied; 0 when left out
 * @param validFrom the first instant of purchases it is for; null: from the beginning
 * @param validTo the first instant of purchases it is no longer for; null: without end
 * @param period the length of the periods that share is measured in
 * @param scope {@code ALL} or a category: whose share counts, and which lines are paid; {@code ALL} when left out
 * @param months how many whole months {@code TRAILING} looks back
 * @param bands ascending, the first from 0
 * @param unknownMultiplier for an account whose wallet nobody has observed; 1 when left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleDefinition(String code, Kind kind, String when, BigDecimal unit, Long points, Caps caps, String group,
                             Stacking stacking, Long budget, Integer priority, Instant validFrom, Instant validTo,
                             Basis basis, Period.Length period, String scope, Integer months, List<Band> bands,
                             BigDecimal unknownMultiplier) {

    public static final String ALL = "ALL";

    /** What makes a rule give points. */
    public enum Kind {
        SPEND, SPEND_SHARE, GROWTH, BREADTH, FREQUENCY, FIRST_PURCHASE, WIN_BACK, ACTIVITY, REFERRAL, CAMPAIGN
    }

    /** When and over what a spend share is measured. */
    public enum Basis {
        /** The calendar period before the purchase's. */
        PREVIOUS_PERIOD,
        /** The last whole months before the purchase's. */
        TRAILING,
        /** The purchase's own period, once it closes; all lines at the reached band's multiplier. */
        PERIOD_CLOSE,
        /** The purchase's own period, once it closes; each part of own spend at its band's multiplier. */
        MARGINAL
    }

    /** How the rules of a group go together. */
    public enum Stacking { BEST_OF, SUM }

    /** The most points that the rule gives, per purchase and per account in a calendar day, month and year. */
    public record Caps(Long perPurchase, Long perDay, Long perMonth, Long perYear) {
    }

    /**
     * From this share on (inclusive) up to the next band's.
     *
     * @param from a share in [0, 1]
     */
    public record Band(BigDecimal from, BigDecimal multiplier) {
    }

    public RuleDefinition {
        bands = bands == null ? null : bands.stream().toList();
    }
}
