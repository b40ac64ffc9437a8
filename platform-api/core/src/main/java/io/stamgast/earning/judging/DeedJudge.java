package io.stamgast.earning.judging;

import io.stamgast.earning.condition.Customer;
import io.stamgast.earning.condition.Deed;
import io.stamgast.earning.limit.Allowed;
import io.stamgast.earning.limit.Limits;
import io.stamgast.earning.rule.ActivityRule;
import io.stamgast.earning.rule.ReferralRule;
import io.stamgast.earning.rule.Rule;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.program.Rounding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Judges what is not a purchase: whole points per rule, within its limits, the best of a group. */
public final class DeedJudge {

    private DeedJudge() {
    }

    /** What an activity is worth under a version. */
    public static Judgement activity(RuleSet version, Deed deed, Instant occurredAt, Allowed account) {
        var results = new ArrayList<RuleResult>();
        for (var rule : version.ofType(ActivityRule.class)) {
            if (rule.isValidAt(occurredAt) && rule.type().equals(deed.type()) && rule.terms().condition().holds(deed)) {
                results.add(result(version, rule, rule.terms().points(), occurredAt, account));
            }
        }
        Groups.choose(version, results);
        return Judgement.of(version, results);
    }

    /**
     * What one side of a referral gets under a version.
     *
     * @param firstPurchaseMinor own spend of the first purchase of the account that was referred
     * @param ofReferrer whether it is the side of the account that referred
     */
    public static Judgement referral(RuleSet version, long firstPurchaseMinor, boolean ofReferrer, Customer customer,
                                     Instant occurredAt, Allowed account) {
        var results = new ArrayList<RuleResult>();
        for (var rule : version.ofType(ReferralRule.class)) {
            var points = ofReferrer ? rule.terms().points() : rule.refereePoints();
            if (points > 0 && rule.isValidAt(occurredAt) && rule.isExceededBy(firstPurchaseMinor)
                    && rule.terms().condition().holds(customer)) {
                results.add(result(version, rule, points, occurredAt, account));
            }
        }
        return Judgement.of(version, results);
    }

    private static RuleResult result(RuleSet version, Rule rule, long points, Instant occurredAt,
                                     Allowed account) {
        var result = RuleResult.fixed(rule, List.of(), null, points, Rounding.FLOOR);
        var day = occurredAt.atZone(version.zone()).toLocalDate();
        return Limits.lowest(rule.terms(), points, account, day).map(result::limitedBy).orElse(result);
    }
}
