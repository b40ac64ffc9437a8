package io.stamgast.demo.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Gives the demo tenant its year, through the same API that any tenant's systems use. May be repeated. */
public final class DemoYear {

    private static final int BATCH = 500;
    private static final int REDEEMING_ACCOUNTS = 40;

    private final ApiClient api;
    private final DemoData data;
    private final LocalDate today;
    private final Consumer<String> progress;

    /**
     * @param api the address that ends in {@code /api/v1}
     * @param token gives a valid bearer token of the tenant's machine client
     * @param progress is told in words what is being done
     */
    public DemoYear(URI api, Supplier<String> token, LocalDate today, Consumer<String> progress) {
        this.api = new ApiClient(api, token);
        this.today = today;
        this.progress = progress;
        data = new DemoData(today);
    }

    public void load() {
        progress.accept("program, rules and rewards");
        settings();
        rules();
        progress.accept(data.accounts().size() + " accounts and " + DemoData.DISTRIBUTORS.size() + " distributors");
        accounts();
        purchases();
        progress.accept("wallets and period closes");
        batches("/wallet-observations", "demo-wallets", data.walletObservations());
        closes();
        progress.accept("redemptions");
        redemptions(rewards());
    }

    private void settings() {
        var program = (ObjectNode) api.get("/program");
        program.put("pointsName", "Beans").put("fairValue", "0.010000").put("pendingDays", 0).put("autoEnrol", true);
        api.put("/program", program);
    }

    private void rules() {
        var bands = List.of(band("0", "1"), band("0.10", "1.5"), band("0.25", "2"), band("0.40", "3"));
        var share = Map.of("code", "share", "kind", "SPEND_SHARE", "unit", "10.00", "points", 10,
                "basis", "PERIOD_CLOSE",
                "period", "QUARTER", "scope", "ALL", "bands", bands, "unknownMultiplier", "1");
        var created = api.post("/rule-sets", "demo-rules", Map.of("name", "Share of the cup", "rules", List.of(share)));
        if (created.get("state").asText().equals("DRAFT")) {
            var from = data.firstMonth().atDay(1).atStartOfDay(DemoData.ZONE).toInstant();
            api.post("/rule-sets/" + created.get("id").asText() + "/publish", "demo-publish",
                    Map.of("effectiveFrom", from.toString()));
        }
    }

    private static Map<String, String> band(String from, String multiplier) {
        return Map.of("from", from, "multiplier", multiplier);
    }

    private void accounts() {
        for (var distributor : DemoData.DISTRIBUTORS) {
            api.post("/distributors", "demo-distributor-" + distributor.externalId(),
                    Map.of("externalId", distributor.externalId(), "name", distributor.name()));
        }
        for (var account : data.accounts()) {
            var id = api.post("/accounts", "demo-account-" + account.externalId(),
                    Map.of("externalId", account.externalId(), "name", account.name())).get("id").asText();
            account.aliases().forEach((distributor, number) ->
                    api.put("/accounts/" + id + "/distributors/ext:" + distributor, Map.of("externalId", number)));
        }
    }

    private void purchases() {
        var purchases = data.purchases();
        progress.accept(purchases.size() + " invoices of twelve months");
        for (var result : batches("/purchases/batch", "demo-purchases", purchases)) {
            for (var item : result.get("items")) {
                if (item.get("status").asInt() >= 300) {
                    throw new IllegalStateException("a demo invoice was refused: " + item);
                }
            }
        }
    }

    private List<JsonNode> batches(String path, String key, List<Map<String, Object>> items) {
        var answers = new ArrayList<JsonNode>();
        for (var from = 0; from < items.size(); from += BATCH) {
            answers.add(api.post(path, key + "-" + from, items.subList(from, Math.min(from + BATCH, items.size()))));
        }
        return answers;
    }

    private void closes() {
        var thisMonth = YearMonth.from(today);
        for (var month = data.firstMonth(); !month.plusMonths(3).isAfter(thisMonth); month = month.plusMonths(1)) {
            if (month.getMonthValue() % 3 == 1) {
                var period = month.getYear() + "-Q" + (month.getMonthValue() + 2) / 3;
                api.post("/periods/" + period + "/close", "demo-close-" + period, Map.of());
            }
        }
    }

    private List<String> rewards() {
        var made = new ArrayList<String>();
        made.add(reward("Barista course for two", "VOUCHER", 2400, null));
        made.add(reward("Voucher 25.00 for coffee beans", "VOUCHER", 2500, null));
        made.add(reward("Set of six espresso cups", "MERCHANDISE", 900, 120));
        made.add(reward("Milk jug 0.6 l", "MERCHANDISE", 600, 80));
        made.add(reward("Chalkboard for the pavement", "MERCHANDISE", 1800, 25));
        made.add(reward("Hand grinder", "MERCHANDISE", 3200, 40));
        made.add(reward("Tasting box, twelve origins", "MERCHANDISE", 1500, 60));
        made.add(reward("Parasol 3 m", "MERCHANDISE", 7500, 8));
        codes(made.get(0), "COURSE");
        codes(made.get(1), "BEANS25");
        return made;
    }

    private String reward(String name, String type, int price, Integer stock) {
        var body = new java.util.LinkedHashMap<String, Object>(Map.of("name", name, "type", type, "price", price));
        body.put("stock", stock);
        return api.post("/rewards", "demo-reward-" + name.replace(' ', '-'), body).get("id").asText();
    }

    private void codes(String reward, String prefix) {
        var codes = IntStream.range(0, 200)
                .mapToObj(n -> "%s-%05d".formatted(prefix, 7919L * (n + 13) % 99_991)).toList();
        api.post("/rewards/" + reward + "/codes", "demo-codes-" + prefix, codes);
    }

    /** Every account that can afford something chooses what its number points at; the first ones, so it stays quick. */
    private void redemptions(List<String> rewards) {
        var month = DateTimeFormatter.ofPattern("yyyyMM").format(today);
        var redeemed = 0;
        for (var account : data.accounts()) {
            var reward = rewards.get(Math.floorMod(account.externalId().hashCode(), rewards.size()));
            var price = api.get("/rewards/" + reward).get("price").asLong();
            if (redeemed < REDEEMING_ACCOUNTS && available(account) >= price) {
                redeem(account, reward, "demo-redeem-" + month + "-" + account.externalId(), redeemed % 3);
                redeemed++;
            }
        }
    }

    private long available(DemoData.Account account) {
        return api.get("/accounts/ext:" + account.externalId() + "/balance").get("available").asLong();
    }

    private void redeem(DemoData.Account account, String reward, String key, int steps) {
        var id = api.post("/redemptions", key,
                Map.of("account", "ext:" + account.externalId(), "reward", reward, "quantity", 1)).get("id").asText();
        if (steps > 0) {
            api.post("/redemptions/" + id + "/confirm", key + "-confirm", Map.of());
        }
        if (steps > 1) {
            api.post("/redemptions/" + id + "/fulfil", key + "-fulfil", Map.of());
        }
    }
}
