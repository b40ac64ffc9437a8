package io.stamgast.earning.explanation;

import static io.stamgast.earning.explanation.Explanation.data;

import io.stamgast.earning.judging.ShareUsed;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.Reached;
import java.util.LinkedHashMap;
import java.util.Map;

/** The steps that tell which share decided a multiplier. */
record ShareWords(Amounts amounts, ShareUsed used, Fraction multiplier) {

    private static final int DIGITS = 4;

    /** Keys with their data, in order. */
    Map<String, Map<String, Object>> steps() {
        var steps = new LinkedHashMap<String, Map<String, Object>>();
        if (used.walletTwelfths() == null) {
            steps.put("multiplier.UNKNOWN_SHARE", measured("multiplier", multiplier));
            return steps;
        }
        steps.put(used.months() == null ? "share.period" : "share.trailing", measured());
        steps.put(used.observedOn() == null ? "share.seen" : "share.observed",
                data("source", used.source(), "observedOn", used.observedOn()));
        if (used.parts() == null) {
            steps.put("multiplier.BAND", data("band", used.band(), "from", Amounts.percent(used.from()),
                    "multiplier", multiplier));
        } else {
            steps.put("multiplier.PARTS", data("band", used.band(), "from", Amounts.percent(used.from()),
                    "parts", used.parts().stream().map(this::part).toList(), "multiplier", multiplier));
        }
        return steps;
    }

    private Map<String, Object> measured(Object... more) {
        var share = used.share();
        var data = data("scope", used.scope(), "period", used.period(), "months", used.months(),
                "own", amounts.major(used.ownMinor()), "currency", amounts.code());
        if (share.isKnown()) {
            data.put("wallet", amounts.major(share.walletMinor()));
            data.put("percent", Amounts.percent(share.shown(DIGITS)));
        }
        data.putAll(data(more));
        return data;
    }

    private Map<String, Object> part(Reached.Part part) {
        return data("from", Amounts.percent(part.from()), "amount", amounts.major(part.amountMinor()),
                "currency", amounts.code(), "multiplier", part.multiplier());
    }
}
