package io.stamgast.tier.scheme;

import io.stamgast.kernel.Json;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Schemes as people write them: a valid one, to be changed in one thing at a time. */
public final class Written {

    public static final Currency EUR = Currency.getInstance("EUR");
    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    /** Three tiers by own spend of twelve months: from 0, 1,000.00 and 5,000.00; a month of grace, one level down. */
    public static final String SPEND = """
            {"metric":"OWN_SPEND","window":{"type":"ROLLING","months":12},"thresholds":{"type":"FIXED"},
            "review":{"everyMonths":12},"graceDays":30,"downgrade":"ONE_LEVEL","tiers":[
            {"code":"BRONZE","name":"Bronze","threshold":"0"},
            {"code":"SILVER","name":"Silver","threshold":"1000","benefits":{"earnMultiplier":"1.2",
            "rewardDiscountPercent":"0","earlyAccess":false,"texts":[],"entryGiftPoints":50}},
            {"code":"GOLD","name":"Gold","threshold":"5000","benefits":{"earnMultiplier":"1.5",
            "rewardDiscountPercent":"10","earlyAccess":true,"texts":["A desk of your own"],"entryGiftPoints":200}}]}""";

    /** The same by the best 20 and 10 percent of the accounts. */
    public static final String TOP = """
            {"metric":"OWN_SPEND","window":{"type":"ROLLING","months":12},
            "thresholds":{"type":"DYNAMIC","recompute":"MONTHLY"},"review":{"everyMonths":12},"graceDays":0,
            "downgrade":"TO_EARNED","tiers":[{"code":"BRONZE","name":"Bronze","topPercent":"100"},
            {"code":"SILVER","name":"Silver","topPercent":"20"},{"code":"GOLD","name":"Gold","topPercent":"10"}]}""";

    private Written() {
    }

    public static SchemeDefinition definition(String json) {
        return Json.read(json, SchemeDefinition.class);
    }

    /** In force, with the fixed thresholds that are written. */
    public static Scheme inForce(String json) {
        var definition = definition(json);
        var tiers = new ArrayList<Tier>();
        for (var tier : definition.tiers()) {
            tiers.add(new Tier(tier.code(), tier.name(), definition.metric().figure(tier.threshold(), EUR),
                    tier.benefits()));
        }
        return new Scheme(definition, List.copyOf(tiers), 1, EUR, ZONE, false);
    }
}
