package io.stamgast.earning.explanation;

import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.MultiplierSource;
import io.stamgast.earning.judging.RuleResult;
import io.stamgast.earning.judging.TrueUp;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.program.Rounding;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells how a judgement or a true-up came about, from what was stored with it and the version that made it. */
public final class Explanation {

    private final RuleSet version;
    private final Wording wording;
    private final Amounts amounts;
    private boolean isFirstPurchase;
    private final List<Step> steps = new ArrayList<>();

    private Explanation(RuleSet version, Locale locale) {
        this.version = version;
        wording = new Wording(locale, version.zone());
        amounts = new Amounts(version.currency());
    }

    /** @param version the one that judged */
    public static ExplanationView of(RuleSet version, Judgement judgement, Locale locale) {
        return new Explanation(version, locale).judgement(judgement);
    }

    /**
     * @param version the one that judged
     * @param isFirst whether the account had bought nothing before
     */
    static ExplanationView of(RuleSet version, Judgement judgement, boolean isFirst, Locale locale) {
        var explanation = new Explanation(version, locale);
        explanation.isFirstPurchase = isFirst;
        return explanation.judgement(judgement);
    }

    /** @param version the one whose rule the true-up is for */
    public static ExplanationView of(RuleSet version, TrueUp trueUp, Locale locale) {
        return new Explanation(version, locale).trueUp(trueUp);
    }

    /**
     * Of a purchase that no version was in force for.
     *
     * @param zone of the program
     */
    public static ExplanationView unjudged(Instant occurredAt, ZoneId zone, Locale locale) {
        var wording = new Wording(locale, zone);
        return new ExplanationView(List.of(wording.step("unjudged", Map.of("occurredAt", occurredAt))));
    }

    /** Of a return of what was reversed by hand before. */
    static ExplanationView corrected(RuleSet version, Locale locale) {
        var explanation = new Explanation(version, locale);
        explanation.version();
        explanation.add("corrected", Map.of());
        return new ExplanationView(explanation.steps);
    }

    /** That a close has settled a result since, at this multiplier. */
    static Step settled(RuleSet version, RuleResult result, Fraction multiplier, Locale locale) {
        var explanation = new Explanation(version, locale);
        return explanation.wording.step("settled", data("rule", result.code(),
                "closed", explanation.awaited(result), "multiplier", multiplier));
    }

    private ExplanationView judgement(Judgement judgement) {
        version();
        if (judgement.rules().isEmpty()) {
            add("nothing", Map.of());
        }
        for (var result : judgement.rules()) {
            result(result);
        }
        if (judgement.rules().size() > 1) {
            add("total", Map.of("points", judgement.points()));
        }
        return new ExplanationView(steps);
    }

    private ExplanationView trueUp(TrueUp trueUp) {
        version();
        if (trueUp.goal() != null) {
            steps.addAll(new GoalWords(wording, amounts, version).steps(trueUp));
            return new ExplanationView(steps);
        }
        add("trueUp.lines", data("rule", trueUp.code(), "period", trueUp.period(),
                "amount", amounts.major(trueUp.matchedMinor()), "currency", amounts.code()));
        rate(trueUp.code());
        new ShareWords(amounts, trueUp.share(), trueUp.multiplier()).steps().forEach(this::add);
        exact(trueUp.exact());
        if (trueUp.carry() == null) {
            var target = trueUp.before() + trueUp.points();
            if (trueUp.limit() == null) {
                rounding(trueUp.rounding(), trueUp.exact(), target, null);
            } else {
                add("limit." + trueUp.limit().kind(), data("most", trueUp.limit().points(), "points",
                        trueUp.points()));
            }
            add("trueUp.difference", data("before", trueUp.before(), "points", trueUp.points()));
        } else {
            add("trueUp.carry", data("before", trueUp.before(), "points", trueUp.points(), "carry", trueUp.carry()));
        }
        return new ExplanationView(steps);
    }

    private void version() {
        add("version", data("ruleSet", version.name(), "effectiveFrom", version.effectiveFrom()));
    }

    private void result(RuleResult result) {
        if (result.kind() == Kind.ACTIVITY || result.kind() == Kind.REFERRAL) {
            add("deed." + result.kind(), data("rule", result.code()));
            condition(result.code());
        } else if (result.multipliesBesideRules()) {
            add("standing", data("source", result.code(), "multiplier", result.multiplier()));
        } else {
            add("rule.lines", data("rule", result.code(), "lines", result.lines(),
                    "amount", amounts.major(result.matchedMinor()), "currency", amounts.code()));
            rule(result);
        }
        if (result.purchases() != null) {
            return;
        }
        if (result.outdoneBy() != null) {
            exact(result.exact());
            add("outdone", data("other", result.outdoneBy()));
            return;
        }
        worth(result);
        // what a limit has left of the original says nothing about what is taken back of it
        if (result.limit() != null && result.left() == null) {
            add("limit." + result.limit().kind(), data("most", result.limit().points(), "points", result.points()));
        }
    }

    private void condition(String code) {
        var when = version.rule(code).orElseThrow().terms().condition().text();
        if (when != null) {
            add("condition", data("when", when));
        }
    }

    private void worth(RuleResult result) {
        var left = result.left();
        if (left != null) {
            add("left", data("beforeAmount", amounts.major(left.beforeMinor()), "beforePoints", left.beforePoints(),
                    "afterAmount", amounts.major(left.afterMinor()), "afterPoints", left.afterPoints(),
                    "currency", amounts.code()));
        }
        if (left == null || result.carry() != null) {
            exact(result.exact());
            if (result.limit() == null) {
                rounding(result.rounding(), result.exact(), result.points(), result.carry());
            }
        } else {
            add("takenBack", Map.of("points", result.points()));
        }
    }

    /** What the rule gives points for, and at which rate. */
    private void rule(RuleResult result) {
        var terms = version.rule(result.code()).orElseThrow().terms();
        condition(result.code());
        switch (result.kind()) {
            case SPEND, SPEND_SHARE -> {
                rate(result.code());
                multiplier(result);
            }
            case FREQUENCY -> add("counted", data("purchases", result.purchases(), "closed", result.period()));
            case CAMPAIGN -> add(result.multiplier() == null ? "campaign.points" : "campaign.multiplier",
                    data("points", terms.points(), "multiplier", result.multiplier()));
            case WIN_BACK -> add(result.exact().signum() != 0 ? "occasion.WIN_BACK"
                    : isFirstPurchase ? "occasion.NONE_BEFORE" : "occasion.TOO_SOON",
                    data("points", terms.points(), "closed", result.period()));
            default -> add("occasion." + result.kind(), data("points", terms.points()));
        }
    }

    private void rate(String code) {
        var terms = version.rule(code).orElseThrow().terms();
        add("rule.rate", data("points", terms.points(), "unit", terms.unit(), "currency", amounts.code()));
    }

    private void multiplier(RuleResult result) {
        switch (result.multiplierSource()) {
            case RULE -> {
                // times 1, there is nothing to tell
            }
            case BAND, UNKNOWN_SHARE ->
                    new ShareWords(amounts, result.share(), result.multiplier()).steps().forEach(this::add);
            case UNTIL_CLOSE, LAST_CLOSE -> add("multiplier." + result.multiplierSource(),
                    data("closed", awaited(result), "multiplier", result.multiplier()));
            case ORIGINAL -> {
                if (!result.multiplier().equals(Fraction.ONE)) {
                    add("multiplier." + MultiplierSource.ORIGINAL, data("multiplier", result.multiplier()));
                }
            }
            default -> throw new IllegalStateException("no words for " + result.multiplierSource());
        }
    }

    /** The period whose close settles the result. */
    private String awaited(RuleResult result) {
        return version.settling(result.code(), result.period()).toString();
    }

    private void exact(Fraction exact) {
        add("exact", data("exact", exact));
    }

    private void rounding(Rounding policy, Fraction exact, long points, Fraction carry) {
        if (carry != null) {
            var kept = Fraction.of(points).plus(carry).minus(exact);
            add(kept.signum() == 0 ? "rounding.CARRY" : "rounding.CARRIED",
                    data("kept", kept, "points", points, "carry", carry));
        } else if (exact.equals(Fraction.of(points))) {
            add("rounding.NONE", data("points", points));
        } else {
            add(exact.signum() < 0 ? "rounding.AWAY" : "rounding." + policy, data("points", points));
        }
    }

    private void add(String key, Map<String, Object> data) {
        steps.add(wording.step(key, data));
    }

    /** Names and values in turn; a null value is left out. */
    static Map<String, Object> data(Object... namesAndValues) {
        var data = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                data.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return data;
    }
}
