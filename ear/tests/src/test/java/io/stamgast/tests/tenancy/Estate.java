package io.stamgast.tests.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.Platform;
import io.stamgast.tests.platform.TablesOwner;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tenant that has one of each thing, under the external ids and numbers that every estate uses. */
public final class Estate {

    private static final String RULES = """
            {"name":"Rules","rules":[{"code":"share","kind":"SPEND_SHARE","unit":"10.00","points":1,
            "basis":"PERIOD_CLOSE","period":"QUARTER","scope":"ALL","bands":[{"from":"0","multiplier":"2"}],
            "unknownMultiplier":"1"}]}""";
    private static final String TIERS = """
            {"metric":"OWN_SPEND","window":{"type":"ROLLING","months":12},"thresholds":{"type":"FIXED"},
            "review":{"everyMonths":12},"graceDays":0,"downgrade":"ONE_LEVEL",
            "tiers":[{"code":"BRONZE","name":"Bronze","threshold":"0"}]}""";
    private static final String STEPS = """
            "steps":[{"day":1,"actions":[{"kind":"EMAIL","template":"payment-reminder"}]}]}""";
    static final String DUNNING_POLICY = """
            {"name":"Kindly","retries":"OWN","graceDays":14,"tracks":[""" + Stream.of("FIRST_PAYMENT", "RENEWAL")
            .flatMap(payment -> Stream.of("SOFT_DECLINE", "HARD_DECLINE", "AUTHENTICATION")
                    .map(decline -> "{\"payment\":\"" + payment + "\",\"decline\":\"" + decline + "\"," + STEPS))
            .collect(Collectors.joining(",")) + ",{\"payment\":\"INVOICE\"," + STEPS + "]}";
    // cases are opened by what Stripe tells, never by a request
    private static final String DUNNING_CASE = """
            insert into app.dunning_case (tenant_id, id, program_id, account_id, membership_id, invoice, policy_id,
                payment, amount_minor, currency, failed_at, opened_at, new_methods, backup_method, paused_micros,
                promise_days, invoice_state, state)
            select tenant_id, ?::uuid, 1, ?::uuid, gen_random_uuid(), 'in_1', id, 'INVOICE', 5000, 'EUR', now(), now(),
                0, false, 0, 0, 'OPEN', 'OPEN'
            from app.dunning_policy where built_in""";
    // events come from Stripe, signed
    private static final String STRIPE_EVENT = """
            insert into app.stripe_event (tenant_id, id, type, object_type, object_id, payload, occurred_at,
                received_at, state, attempts, next_at)
            select t.id, ?, 'payout.paid', 'payout', 'po_1', '{"id":"evt_1","type":"payout.paid","created":1,
                "data":{"object":{"id":"po_1","object":"payout"}}}', now(), now(), 'UNFOLLOWED', 1, now()
            from app.tenant t where t.alias = ?""";
    private static final String STRIPE_CALL = """
            insert into app.stripe_call (tenant_id, id, operation, parameters, state, attempts, next_at, problem,
                created_at, ended_at)
            select t.id, ?, 'plan.product', '{}', 'REFUSED', 1, now(), 'no such product', now(), now()
            from app.tenant t where t.alias = ?""";
    private static final String MEMBERSHIP = """
            insert into app.membership (tenant_id, id, program_id, account_id, plan_id, plan_version, price_id, state,
                collection, began_at, period_begins_at, synced_at)
            select tenant_id, ?::uuid, 1, ?::uuid, plan_id, from_version, id, 'ACTIVE', 'CARD', now(), now(), now()
            from app.plan_price where plan_id = ?::uuid""";
    private static final String CHECKOUT = """
            insert into app.membership_checkout (tenant_id, id, account_id, plan_id, plan_version, price_id, trial,
                state, created_at)
            select tenant_id, ?::uuid, ?::uuid, plan_id, from_version, id, false, 'EXPIRED', now()
            from app.plan_price where plan_id = ?::uuid""";
    private static final String DELIVERY = """
            insert into app.webhook_delivery (tenant_id, endpoint_id, event_id, type, sequence, state, body,
                created_at, ended_at)
            select e.tenant_id, e.id, ?, 'webhook-endpoint.test', 0, 'FAILED', '{}', now(), now()
            from app.webhook_endpoint e where e.id = ?""";
    private static final String MAPPING = """
            {"format":"csv","charset":"UTF-8","timeZone":"Europe/Amsterdam","dateFormat":"yyyy-MM-dd HH:mm:ss",
            "source":"file","currency":"EUR","columns":{"invoiceNumber":"No","sku":"Sku","quantity":"Quantity",
            "occurredAt":"At","unitPrice":"Price","account":"Account"},"own":true}""";
    private static final String FILE = """
            No,Sku,Quantity,At,Price,Account
            F1,A,1,2026-01-02 10:00:00,10.00,C1
            F2,A,1,2026-01-02 10:00:00,10.00,
            """;

    private final FreshTenant tenant;
    private final Map<String, String> ids = new HashMap<>();

    /**
     * Makes everything; its job and its import are done then.
     *
     * @param quarter the period that it has closed, and only it
     */
    public Estate(Platform platform, String quarter) {
        this(platform, platform.newTenant(), quarter);
        ids.put("staff", tenant.api().get("/staff").expect(200).json().at("/items/0/id").asText());
        ids.put("grant", platform.operator().post("/tenants/" + tenant.alias() + "/support-grants",
                Map.of("reason", "a question", "minutes", 5, "roles", List.of("read-only"))).expect(201)
                .json().get("id").asText());
    }

    /** Without what only a live tenant has: staff and support grants. */
    public Estate(Platform platform, FreshTenant tenant, String quarter) {
        this.tenant = tenant;
        ids.put("quarter", quarter);
        makePeople();
        makePoints(quarter);
        makeRewards();
        makeActivities();
        makeReferrals();
        makeTiers();
        makePlans();
        makeMembership(platform);
        makeEmail(platform);
        makeWebhook(platform);
        makeDunning(platform);
        makeBilling(platform);
        makeJobs();
        ids.put("event", tenant.api().get("/events?type=account.created&limit=1").expect(200).json().at("/items/0/id")
                .asText());
    }

    public FreshTenant tenant() {
        return tenant;
    }

    /** Its id of what is called that, such as {@code account}. */
    public String id(String name) {
        var id = ids.get(name);
        if (id == null) {
            throw new AssertionError("no " + name);
        }
        return id;
    }

    /** Where its things are, and what can be done to them, below {@code /api/v1}; some more than once. */
    public List<String> addresses() {
        return Trespasses.ALL.stream().filter(call -> ids.keySet().containsAll(call.names()))
                .map(call -> call.address(this::id)).toList();
    }

    boolean isMentionedIn(String text) {
        return ids.entrySet().stream().anyMatch(id -> !id.getKey().equals("quarter") && text.contains(id.getValue()));
    }

    private void makePeople() {
        ids.put("account", tenant.account("C1"));
        ids.put("branch", tenant.account("C9"));
        make("distributor", "/distributors", """
                {"externalId":"D1","name":"Distributor"}""");
        tenant.api().put("/accounts/ext:C1/distributors/ext:D1", Map.of("externalId", "4711")).expect(200);
        make("member", "/accounts/ext:C1/members", """
                {"email":"jan@%s.test","name":"Jan","role":"owner"}""".formatted(tenant.alias()));
    }

    private void makePoints(String quarter) {
        var rules = make("rules", "/rule-sets", RULES).header("Location");
        tenant.api().post(rules + "/publish", Map.of("effectiveFrom", "2020-01-01T00:00:00Z")).expect(200);
        make("draft", "/rule-sets", RULES);
        var planned = make("planned", "/rule-sets", RULES).header("Location");
        tenant.api().post(planned + "/publish", Map.of("effectiveFrom", "2999-01-01T00:00:00Z")).expect(200);
        make("purchase", "/purchases", """
                {"source":"erp","invoiceNumber":"1","account":"ext:C1","occurredAt":"%s","currency":"EUR",
                "lines":[{"sku":"A","quantity":"1","netAmount":"100.00"}]}""".formatted(middleOf(quarter)));
        make("observation", "/wallet-observations", """
                {"account":"ext:C1","scope":"ALL","period":"%s","amount":"1000.00","source":"DECLARED"}"""
                .formatted(quarter));
        tenant.api().post("/periods/" + quarter + "/close", "").expect(200);
        var newest = tenant.api().get("/accounts/ext:C1/statement").expect(200).json().at("/items/0");
        ids.put("trueUp", require("TRUE_UP", "kind", newest).get("id").asText());
        var adjustment = make("adjustment", "/adjustments", """
                {"account":"ext:C1","points":5000,"reason":"a start"}""");
        ids.put("posting", adjustment.json().get("posting").asText());
        var program = (ObjectNode) tenant.api().get("/program").expect(200).json();
        tenant.api().put("/program", program.put("adjustmentLimit", 6000)).expect(200);
        make("waiting", "/adjustments", """
                {"account":"ext:C1","points":6001,"reason":"a gift"}""");
    }

    private static String middleOf(String quarter) {
        var month = Character.getNumericValue(quarter.charAt(6)) * 3 - 1;
        return "%s-%02d-15T10:00:00Z".formatted(quarter.substring(0, 4), month);
    }

    private void makeRewards() {
        make("reward", "/rewards", """
                {"name":"Mug","type":"MERCHANDISE","price":500,"stock":10}""");
        make("voucher", "/rewards", """
                {"name":"Voucher","type":"VOUCHER","price":500}""");
        make("redemption", "/redemptions", """
                {"account":"ext:C1","reward":"%s","quantity":1}""".formatted(id("reward")));
    }

    /** Three that wait: to be approved, to be rejected, and to be looked at only. */
    private void makeActivities() {
        make("activityType", "/activity-types", """
                {"code":"trade-in","name":"Trade-in","needsApproval":true}""");
        for (var name : List.of("activity", "approvable", "rejectable")) {
            make(name, "/activities", """
                    {"type":"trade-in","subject":"%s","account":"ext:C1","occurredAt":"2026-01-02T10:00:00Z"}"""
                    .formatted(name));
        }
    }

    private void makeReferrals() {
        var code = make("referralCode", "/accounts/ext:C1/referral-codes", "{}").json().get("code").asText();
        ids.put("referral", tenant.api().post("/referrals", Map.of("code", code, "account", "ext:C9")).expect(201)
                .json().get("id").asText());
        ids.put("code", code);
        ids.put("newcomer", tenant.account("C8"));
    }

    /** One that could not be sent; no call of the API makes one by itself. */
    private void makeEmail(Platform platform) {
        var id = UUID.randomUUID();
        TablesOwner.change(platform, tenant.alias(), """
                insert into app.email (tenant_id, id, key, recipient, account_id, language, template, kind, subject,
                    letter, state, attempts, ended_at, error, created_at)
                select t.id, ?, 'welcome', 'nobody@theirs.test', ?, 'en', 'welcome', 'TRANSACTIONAL', 'Welcome',
                    '{"subject":"Welcome","paragraphs":["Hello."],"button":null}', 'FAILED', 1, now(),
                    '550 5.1.1 no such user', now()
                from app.tenant t where t.alias = ?""", id, UUID.fromString(id("account")), tenant.alias());
        ids.put("email", id.toString());
    }

    /** One that is off, so that what was sent to it stays as it is. */
    private void makeWebhook(Platform platform) {
        make("machine", "/machine-clients", """
                {"name":"Till","scopes":["purchases"]}""");
        make("webhook", "/webhook-endpoints", """
                {"url":"http://127.0.0.1:1024/hook","types":["*"],"on":false}""");
        ids.put("delivery", UUID.randomUUID().toString());
        TablesOwner.change(platform, tenant.alias(), DELIVERY, UUID.fromString(id("delivery")),
                UUID.fromString(id("webhook")));
    }

    /** Everybody is in one of them then. */
    private void makeTiers() {
        tenant.api().put("/tier-scheme", TIERS).expect(200);
        tenant.ended(tenant.api().post("/tier-reviews", "{}"));
    }

    private void makePlans() {
        make("plan", "/membership-plans", """
                {"code":"club","name":"Club","prices":[
                {"code":"monthly","amount":"9.90","currency":"EUR","interval":"MONTH"}]}""");
    }

    /** One that was paid once, and a page that nobody used: neither needs Stripe. */
    private void makeMembership(Platform platform) {
        for (var name : List.of("membership", "checkout")) {
            ids.put(name, UUID.randomUUID().toString());
        }
        TablesOwner.change(platform, tenant.alias(), MEMBERSHIP, id("membership"), id("account"), id("plan"));
        TablesOwner.change(platform, tenant.alias(), CHECKOUT, id("checkout"), id("account"), id("plan"));
    }

    private void makeDunning(Platform platform) {
        make("dunningDraft", "/dunning-policies", DUNNING_POLICY);
        tenant.api().get("/dunning-policies").expect(200);
        ids.put("dunningCase", UUID.randomUUID().toString());
        TablesOwner.change(platform, tenant.alias(), DUNNING_CASE, id("dunningCase"), id("account"));
    }

    private void makeBilling(Platform platform) {
        var event = "evt_" + UUID.randomUUID();
        ids.put("stripeEvent", event);
        TablesOwner.change(platform, tenant.alias(), STRIPE_EVENT, event, tenant.alias());
        TablesOwner.change(platform, tenant.alias(), STRIPE_CALL, UUID.randomUUID(), tenant.alias());
    }

    /** One that may be made today. */
    static String promise() {
        return "{\"until\":\"" + LocalDate.now(ZoneOffset.UTC).plusDays(7) + "\"}";
    }

    /** The two that take rows have something that was rejected. */
    private void makeJobs() {
        var simulated = tenant.ended(tenant.api().post("/rule-sets/" + id("rules") + "/simulate",
                Map.of("from", "2025-01-01", "to", "2025-12-31")));
        ids.put("simulation", require("DONE", "state", simulated).get("id").asText());
        var exported = tenant.ended(tenant.api().post("/exports", ""));
        ids.put("export", require("DONE", "state", exported).get("id").asText());
        var imported = tenant.ended(tenant.upload(MAPPING, FILE.getBytes(StandardCharsets.UTF_8)));
        ids.put("import", require("1", "rejected", imported).get("id").asText());
        var batch = tenant.ended(tenant.api().with("Prefer", "respond-async").post("/purchases/batch",
                "application/json", BodyPublishers.ofString("[{\"source\":\"erp\"}]")));
        ids.put("job", require("1", "rejected", batch).get("id").asText());
    }

    private static JsonNode require(String value, String field, JsonNode found) {
        if (!value.equals(found.path(field).asText())) {
            throw new AssertionError(field + " isn't " + value + ": " + found);
        }
        return found;
    }

    private Answer make(String name, String path, String body) {
        var made = tenant.api().post(path, body).expect(201);
        ids.put(name, made.json().get("id").asText());
        return made;
    }
}
