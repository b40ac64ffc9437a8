package io.stamgast.earning.explanation.balance;

import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.earning.explanation.Wording;
import io.stamgast.earning.explanation.balance.BalanceSums.OfKind;
import io.stamgast.ledger.statement.BalanceView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** Tells a balance from what was posted to it. */
final class BalanceWords {

    private final BalanceSums sums;
    private final BalanceView balance;
    private final Wording wording;
    private final List<Step> steps = new ArrayList<>();

    /** @param balance at the same moment */
    BalanceWords(BalanceSums sums, BalanceView balance, Locale locale) {
        this.sums = sums;
        this.balance = balance;
        this.wording = new Wording(locale, sums.zone());
    }

    BalanceExplanation explanation(UUID account) {
        if (sums.sharedWith() != null) {
            add("balance.shared", Map.of("account", sums.sharedWith()));
        }
        sums.kinds().forEach(this::kind);
        for (var rule : sums.rules()) {
            var data = new LinkedHashMap<String, Object>();
            data.put("rule", rule.rule());
            data.put("ruleSet", rule.ruleSetName());
            data.put("version", rule.ruleSet());
            data.put("postings", rule.postings());
            data.put("points", rule.points());
            add("balance.rule", data);
        }
        var available = sum(OfKind::available);
        var pending = sum(OfKind::pending);
        var reserved = sum(OfKind::reserved);
        add("balance.total", moved(available, pending, reserved));
        next();
        return new BalanceExplanation(account, available, pending, reserved, steps);
    }

    private void kind(OfKind kind) {
        var data = new LinkedHashMap<String, Object>();
        data.put("kind", kind.kind());
        data.put("postings", kind.postings());
        data.putAll(moved(kind.available(), kind.pending(), kind.reserved()));
        add("balance.kind", data);
        if (kind.waived() > 0) {
            add("balance.waived", Map.of("waived", kind.waived()));
        }
    }

    private void next() {
        if (balance.debt() != null) {
            add("balance.debt", Map.of("debt", balance.debt()));
        }
        if (sums.release() != null) {
            add("balance.release", Map.of("points", sums.release().points(), "at", sums.release().at()));
        }
        balance.expiring().stream().findFirst().ifPresent(soonest ->
                add("balance.expiring", Map.of("points", soonest.points(), "at", soonest.at())));
    }

    private static Map<String, Object> moved(long available, long pending, long reserved) {
        var data = new LinkedHashMap<String, Object>();
        data.put("available", available);
        data.put("pending", pending);
        data.put("reserved", reserved);
        return data;
    }

    private long sum(ToLongFunction<OfKind> part) {
        return sums.kinds().stream().mapToLong(part).reduce(0, Math::addExact);
    }

    private void add(String key, Map<String, Object> data) {
        steps.add(wording.step(key, data));
    }
}
