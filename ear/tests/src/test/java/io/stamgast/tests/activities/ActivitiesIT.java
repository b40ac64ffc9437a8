package io.stamgast.tests.activities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant of its own for each test, with an account C1. */
@OnPlatform
class ActivitiesIT {

    private static final int AT_ONCE = 50;
    private static final String COURSE = """
            {"code":"course","name":"Course done","oncePerSubject":true,"caps":{"perDay":3},
            "attributes":[{"name":"score","type":"NUMBER","required":true,"min":"0","max":10},
            {"name":"level","type":"STRING","allowed":["basic","master"]}]}""";
    private static final String TRADE_IN = """
            {"code":"trade-in","name":"Trade-in","needsApproval":true}""";

    private FreshTenant tenant;
    private ApiClient api;
    private String account;

    @BeforeEach
    void furnish(Platform platform) {
        tenant = platform.newTenant();
        api = tenant.api();
        account = tenant.account("C1");
    }

    @Test
    void anActivityIsReportedOnceAndFound() {
        api.post("/activity-types", COURSE).expect(201);
        var reported = api.post("/activities", course("hygiene")).expect(201);
        var id = reported.json().get("id").asText();
        assertEquals("ACCEPTED", reported.json().get("state").asText());
        assertEquals(reported.json(), api.get(reported.header("Location")).expect(200).json());

        var again = api.post("/activities", course("hygiene")).expect(200);

        assertEquals(reported.json(), again.json());
        assertEquals(reported.header("Location"), again.header("Location"));
        var listed = api.get("/activities?account=ext:C1&type=course&state=ACCEPTED&limit=1").expect(200).json();
        assertEquals(List.of(id), listed.get("items").findValuesAsText("id"));
        assertEquals("not-found", api.get("/activities?type=walk").expect(404).problem());
        assertTrue(tenant.addsUp());
    }

    @Test
    void whatDoesNotFitIsRefusedMemberByMember() {
        api.post("/activity-types", COURSE).expect(201);
        var refusal = api.post("/activities", """
                {"type":"course","subject":"hygiene","account":"ext:C1","occurredAt":"2026-01-02T10:00:00Z",
                "attributes":{"score":10.5,"level":"expert","shoe":44}}""").expect(422);
        assertEquals("invalid-attributes", refusal.problem());
        assertEquals(List.of("attributes.score", "attributes.level", "attributes.shoe"),
                refusal.json().get("violations").findValuesAsText("field"));
        assertEquals("invalid-request", api.post("/activities", Map.of("type", "course", "subject", "hygiene",
                "occurredAt", "2026-01-02T10:00:00Z")).expect(400).problem());
    }

    @Test
    void ofFiftyAtOnceOneIsTheFirstAndTheOthersAreToldSo() throws Exception {
        api.post("/activity-types", COURSE).expect(201);
        var answers = atOnce(i -> () -> api.post("/activities", course("hygiene")));
        assertEquals(Map.of(201, 1L, 200, 49L), byStatus(answers));
        assertEquals(1, answers.stream().map(answer -> answer.json().get("id").asText()).distinct().count());
    }

    @Test
    void ofFiftyAtOnceTheCapLetsThreeThrough() throws Exception {
        api.post("/activity-types", COURSE).expect(201);
        var answers = atOnce(i -> () -> api.post("/activities", course("course " + i)));
        assertEquals(Map.of(201, 3L, 422, 47L), byStatus(answers));
        assertTrue(answers.stream().filter(answer -> answer.status() == 422)
                .allMatch(answer -> answer.problem().equals("activity-cap-reached")));
        assertEquals(3, api.get("/activities").expect(200).json().get("items").size());
    }

    @Test
    void somebodyOfTheTenantDecidesWhereTheTypeSaysSo() {
        api.post("/activity-types", TRADE_IN).expect(201);
        var good = tradeIn("churn");
        var bad = tradeIn("pail");
        assertEquals("PENDING_APPROVAL", good.json().get("state").asText());

        var approved = api.post(good.header("Location") + "/approve", "").expect(200).json();
        var rejected = api.post(bad.header("Location") + "/reject", Map.of("reason", "no photo")).expect(200).json();

        assertEquals("ACCEPTED", approved.get("state").asText());
        assertFalse(approved.get("decidedBy").isNull());
        assertEquals("no photo", rejected.get("reason").asText());
        assertEquals("wrong-state", api.post(good.header("Location") + "/reject", Map.of("reason", "late"))
                .expect(409).problem());
        var audited = api.get("/audit?objectType=activity").expect(200).json().get("items");
        assertEquals(List.of("rejected", "approved"), audited.findValuesAsText("action"));
    }

    @Test
    void aTypeIsChangedByWhoHasReadIt() {
        var entered = api.post("/activity-types", COURSE).expect(201);
        assertEquals("activity-type-exists", api.post("/activity-types", COURSE).expect(409).problem());
        var address = entered.header("Location");
        var type = (ObjectNode) api.get(address).expect(200).json();

        var changed = api.with("If-Match", entered.header("ETag")).put(address, type.put("active", false));

        assertEquals(type, changed.expect(200).json());
        assertEquals("lost-update", api.with("If-Match", entered.header("ETag")).put(address, type).expect(412)
                .problem());
        assertEquals("code-fixed", api.put(address, type.deepCopy().put("code", "lesson")).expect(422).problem());
        assertEquals("activity-type-inactive", api.post("/activities", course("hygiene")).expect(422).problem());
    }

    @Test
    void aCustomerBringsAnotherOnce() {
        var made = api.post("/accounts/ext:C1/referral-codes", "{}").expect(201);
        var code = made.json().get("code").asText();
        assertEquals(made.json(), api.get(made.header("Location")).expect(200).json());
        var friend = tenant.account("C2");
        tenant.account("C3");
        tenant.account("C4");

        var referral = api.post("/referrals", Map.of("code", code, "account", "ext:C2", "taxId", "NL 1")).expect(201);

        assertEquals("OPEN", referral.json().get("state").asText());
        assertEquals("NL1", referral.json().get("taxId").asText());
        assertEquals(friend, referral.json().get("account").asText());
        assertEquals(account, referral.json().get("referrer").asText());
        assertEquals(referral.json(), api.post("/referrals", Map.of("code", code.toLowerCase(), "account", friend))
                .expect(200).json());
        for (var side : List.of("C1", "C2")) {
            assertEquals(1, api.get("/referrals?account=ext:" + side + "&state=OPEN").expect(200).json().get("items")
                    .size());
        }
        assertRefused("self-referral", code, "C1", null);
        assertRefused("tax-id-taken", code, "C3", "nl-1");
        var back = api.post("/accounts/ext:C2/referral-codes", "{}").expect(201).json().get("code").asText();
        assertRefused("referral-circle", back, "C1", null);
        var other = api.post("/accounts/ext:C3/referral-codes", "{}").expect(201).json().get("code").asText();
        assertRefused("already-referred", other, "C2", null);
        buy("C4");
        assertRefused("has-purchases", code, "C4", null);
    }

    @Test
    void aCodeThatIsSwitchedOffBringsNobody() {
        var made = api.post("/accounts/ext:C1/referral-codes", "{}").expect(201);
        var code = (ObjectNode) made.json();
        api.with("If-Match", made.header("ETag")).put(made.header("Location"), code.put("active", false)).expect(200);
        assertEquals("lost-update", api.with("If-Match", made.header("ETag")).put(made.header("Location"), code)
                .expect(412).problem());
        tenant.account("C2");
        assertRefused("referral-code-inactive", code.get("code").asText(), "C2", null);
        assertEquals(1, api.get("/accounts/ext:C1/referral-codes").expect(200).json().get("items").size());
    }

    private void assertRefused(String refusal, String code, String account, String taxId) {
        var body = taxId == null ? Map.of("code", code, "account", "ext:" + account)
                : Map.of("code", code, "account", "ext:" + account, "taxId", taxId);
        assertEquals(refusal, api.post("/referrals", body).expect(422).problem());
    }

    private void buy(String customer) {
        api.post("/purchases", """
                {"source":"erp","invoiceNumber":"1","account":"ext:%s","occurredAt":"2026-01-02T10:00:00Z",
                "currency":"EUR","lines":[{"sku":"A","quantity":"1","netAmount":"10.00"}]}""".formatted(customer))
                .expect(201);
    }

    private Answer tradeIn(String subject) {
        return api.post("/activities", Map.of("type", "trade-in", "subject", subject, "account", "ext:C1",
                "occurredAt", "2026-01-02T10:00:00Z", "externalId", "t-" + subject)).expect(201);
    }

    private static String course(String subject) {
        return """
                {"type":"course","subject":"%s","account":"ext:C1","occurredAt":"2026-01-02T10:00:00Z",
                "attributes":{"score":8.5,"level":"basic"}}""".formatted(subject);
    }

    private static Map<Integer, Long> byStatus(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
    }

    private static List<Answer> atOnce(IntFunction<Callable<Answer>> call) throws Exception {
        var callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var answers = new ArrayList<Answer>();
            for (var done : callers.invokeAll(IntStream.range(0, AT_ONCE).mapToObj(call).toList())) {
                answers.add(done.get());
            }
            return answers;
        } finally {
            callers.shutdown();
        }
    }
}
