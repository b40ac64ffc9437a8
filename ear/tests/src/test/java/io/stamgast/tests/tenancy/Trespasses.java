package io.stamgast.tests.tenancy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every call that takes an id, in an order in which its own tenant can make them all. */
final class Trespasses {

    private static final Map<String, String> PARENT = Map.of("account", "404 unknown-parent");
    private static final Map<String, String> NAMED = Map.of("account", "404 unknown-account",
            "distributor", "404 unknown-distributor", "reward", "404 unknown-reward", "member", "404 unknown-member",
            "newcomer", "404 unknown-account", "code", "404 unknown-referral-code");
    private static final Instant LATELY = Instant.now().minus(Duration.ofDays(7)).truncatedTo(ChronoUnit.SECONDS);
    private static final String RULES = """
            {"name":"Theirs","rules":[{"code":"base","kind":"SPEND","unit":"10.00","points":1}]}""";

    private static final List<Call> ACCOUNTS = List.of(
            Call.get("/accounts/{account}"),
            Call.get("/accounts/{account}/balance"),
            Call.get("/accounts/{account}/balance/explanation"),
            Call.get("/accounts/{account}/benefits?at=2026-01-02T10:00:00Z"),
            Call.get("/accounts/{account}/distributors"),
            Call.get("/accounts/{account}/members"),
            Call.get("/accounts/{account}/members/{member}"),
            Call.get("/accounts/{account}/share-outlook"),
            Call.get("/accounts/{account}/spend-share?period=2025-Q4"),
            Call.get("/accounts/{account}/spend-share/history?last=2025-Q4"),
            Call.get("/accounts/{account}/statement"),
            Call.get("/accounts/{account}/tier"),
            Call.get("/accounts/{account}/tier/history"),
            Call.get("/distributors/{distributor}"),
            Call.get("/staff/{staff}"),
            Call.post("/accounts", """
                    {"externalId":"C2","name":"Branch","parent":"{account}"}""").refusing(PARENT),
            Call.put("/accounts/{branch}", """
                    {"externalId":"C3","name":"Branch","parent":"{account}"}""").refusing(PARENT),
            Call.put("/distributors/{distributor}", """
                    {"externalId":"D1","name":"Theirs"}"""),
            Call.put("/accounts/{account}/distributors/{distributor}", """
                    {"externalId":"4712"}"""),
            Call.put("/accounts/{account}/members/{member}", """
                    {"email":"jan@theirs.test","name":"Theirs","role":"viewer"}"""),
            Call.post("/accounts/{account}/members", """
                    {"email":"p-{account}@theirs.test","name":"Piet","role":"viewer"}"""),
            Call.put("/staff/{staff}", """
                    {"email":"boss@theirs.test","name":"Theirs","roles":["finance"]}"""));

    private static final List<Call> REWARDS = List.of(
            Call.get("/redemptions?account={account}"),
            Call.get("/redemptions/{redemption}"),
            Call.get("/rewards/{reward}"),
            Call.put("/rewards/{reward}", """
                    {"name":"Theirs","type":"MERCHANDISE","price":600}"""),
            Call.post("/rewards/{reward}/stock", """
                    {"change":5}"""),
            Call.post("/rewards/{voucher}/codes", """
                    ["A-1"]"""),
            Call.post("/rewards/{voucher}/codes", "A-2\n").as("text/plain"),
            Call.post("/redemptions", """
                    {"account":"{account}","reward":"{reward}","quantity":1,"member":"{member}"}""").refusing(NAMED),
            Call.post("/redemptions/{redemption}/confirm", ""),
            Call.post("/redemptions/{redemption}/fulfil", ""),
            Call.post("/redemptions/{redemption}/return", ""),
            Call.post("/redemptions/{redemption}/cancel", ""));

    private static final List<Call> POINTS = List.of(
            Call.get("/adjustments/{adjustment}"),
            Call.get("/periods/{quarter}"),
            Call.get("/postings/{posting}"),
            Call.get("/postings/{trueUp}/explanation"),
            Call.get("/postings/{trueUp}/lines"),
            Call.get("/purchases?account={account}"),
            Call.get("/purchases/{purchase}"),
            Call.get("/purchases/{purchase}/explanation"),
            Call.get("/rule-sets/{rules}"),
            Call.get("/rule-sets/{rules}/simulations/{simulation}"),
            Call.get("/rule-sets/{rules}/simulations/{simulation}").as("text/csv"),
            Call.get("/rule-sets/{rules}/simulations/{simulation}/accounts"),
            Call.get("/rule-sets/{rules}/simulations/{simulation}/accounts").as("text/csv"),
            Call.get("/rule-sets/{draft}/comparison"),
            Call.get("/wallet-observations?account={account}"),
            Call.get("/wallet-observations/{observation}"),
            Call.post("/adjustments", """
                    {"account":"{account}","points":100,"reason":"theirs"}""").refusing(NAMED),
            Call.post("/adjustments/{waiting}/approve", ""),
            Call.post("/postings/{posting}/reverse", """
                    {"reason":"theirs"}"""),
            Call.post("/purchases", """
                    {"source":"erp","invoiceNumber":"{account}-{distributor}","account":"{account}",
                    "distributor":"{distributor}","occurredAt":"2026-01-02T10:00:00Z","currency":"EUR",
                    "lines":[{"sku":"A","quantity":"1","netAmount":"10.00"}]}""").refusing(NAMED),
            Call.post("/purchases/quote", """
                    {"source":"till","account":"{account}","distributor":"{distributor}","currency":"EUR",
                    "lines":[{"sku":"A","quantity":"1","netAmount":"10.00"}]}""").refusing(NAMED),
            Call.post("/wallet-observations", """
                    {"account":"{account}","distributor":"{distributor}","period":"2026-Q1","amount":"1000.00",
                    "source":"DISTRIBUTOR_REPORT"}""").refusing(NAMED),
            Call.post("/rule-sets/{rules}/simulate", """
                    {"from":"2025-01-01","to":"2025-12-31"}"""),
            Call.put("/rule-sets/{draft}", RULES),
            Call.post("/rule-sets/{draft}/publish", """
                    {"effectiveFrom":"2026-06-01T00:00:00Z"}"""),
            Call.post("/rule-sets/{planned}/withdraw", ""));

    private static final List<Call> ACTIVITIES = List.of(
            Call.get("/activities?account={account}"),
            Call.get("/activities/{activity}"),
            Call.get("/activity-types/{activityType}"),
            Call.get("/accounts/{account}/referral-codes"),
            Call.get("/accounts/{account}/referral-codes/{referralCode}"),
            Call.get("/referrals?account={account}"),
            Call.get("/referrals/{referral}"),
            Call.put("/activity-types/{activityType}", """
                    {"code":"trade-in","name":"Theirs"}"""),
            Call.post("/activities", """
                    {"type":"trade-in","subject":"theirs","account":"{account}","member":"{member}",
                    "occurredAt":"2026-01-02T10:00:00Z"}""").refusing(NAMED),
            Call.post("/activities/{approvable}/approve", ""),
            Call.post("/activities/{rejectable}/reject", """
                    {"reason":"theirs"}"""),
            Call.post("/accounts/{account}/referral-codes", """
                    {"member":"{member}"}""").refusing(NAMED),
            Call.post("/referrals", """
                    {"code":"{code}","account":"{newcomer}"}""").refusing(NAMED),
            Call.put("/accounts/{account}/referral-codes/{referralCode}", """
                    {"active":false}"""));

    private static final List<Call> EMAILS = List.of(
            Call.get("/emails?account={account}"),
            Call.get("/emails/{email}"),
            Call.post("/emails/{email}/retry", ""));

    private static final List<Call> WEBHOOKS = List.of(
            Call.get("/webhook-endpoints/{webhook}"),
            Call.get("/webhook-endpoints/{webhook}/deliveries"),
            Call.get("/webhook-endpoints/{webhook}/deliveries/{delivery}"),
            Call.get("/webhook-endpoints/{webhook}/stats?since=" + LATELY),
            Call.put("/webhook-endpoints/{webhook}", """
                    {"url":"http://127.0.0.1:1024/theirs","types":["*"]}"""),
            Call.post("/webhook-endpoints/{webhook}/test", "{}"),
            Call.post("/webhook-endpoints/{webhook}/rotate", "{}"),
            Call.post("/webhook-endpoints/{webhook}/replay", """
                    {"what":"FAILED"}"""),
            Call.post("/webhook-endpoints/{webhook}/deliveries/{delivery}/replay", ""),
            Call.delete("/webhook-endpoints/{webhook}"));

    private static final List<Call> MACHINES = List.of(
            Call.get("/machine-clients/{machine}"),
            Call.put("/machine-clients/{machine}", """
                    {"name":"Theirs","scopes":["read"]}"""),
            Call.post("/machine-clients/{machine}/rotate-secret", ""),
            Call.delete("/machine-clients/{machine}"));

    private static final List<Call> EVENTS = List.of(
            Call.get("/events?account={account}"),
            Call.get("/events/{event}"));

    private static final List<Call> DUNNING = List.of(
            Call.get("/dunning-cases?account={account}"),
            Call.get("/dunning-cases/{dunningCase}"),
            Call.get("/dunning-policies/{dunningDraft}"),
            Call.post("/dunning-cases/{dunningCase}/pause", ""),
            Call.post("/dunning-cases/{dunningCase}/resume", ""),
            Call.post("/dunning-cases/{dunningCase}/promise", Estate.promise()),
            Call.put("/dunning-policies/{dunningDraft}", Estate.DUNNING_POLICY),
            Call.post("/dunning-policies/{dunningDraft}/publish", ""));

    private static final List<Call> PLANS = List.of(
            Call.get("/membership-plans/{plan}"),
            Call.get("/membership-plans/{plan}/versions"),
            Call.put("/membership-plans/{plan}", """
                    {"code":"club","name":"Theirs","prices":[
                    {"code":"monthly","amount":"19.90","currency":"EUR","interval":"MONTH"}]}"""));

    private static final List<Call> BILLING = List.of(
            Call.get("/billing/stripe-events/{stripeEvent}"),
            Call.post("/billing/stripe-events/{stripeEvent}/process", ""));

    private static final List<Call> MEMBERSHIPS = List.of(
            Call.get("/accounts/{account}/memberships"),
            Call.get("/accounts/{account}/memberships/checkouts/{checkout}"),
            Call.get("/accounts/{account}/tax-ids"),
            Call.get("/memberships?account={account}"),
            Call.get("/memberships/{membership}"),
            Call.get("/memberships/{membership}/history"),
            Call.get("/memberships/{membership}/invoices"),
            Call.post("/accounts/{account}/memberships/checkout", """
                    {"plan":"club","price":"monthly","member":"{member}","successUrl":"https://theirs.test/done",
                    "cancelUrl":"https://theirs.test/left"}""").refusing(Map.of("member", "404 unknown-member")),
            Call.post("/accounts/{account}/tax-ids", """
                    {"type":"eu_vat","value":"NL123456789B01"}"""),
            Call.post("/membership-plans/{plan}/migrate", """
                    {"price":"monthly"}"""),
            Call.post("/memberships/{membership}/pause", "{}"),
            Call.post("/memberships/{membership}/resume", ""),
            Call.post("/memberships/{membership}/change", """
                    {"plan":"club","price":"monthly"}"""),
            Call.post("/memberships/{membership}/change/preview", """
                    {"plan":"club","price":"monthly"}"""),
            Call.post("/memberships/{membership}/coupon", """
                    {"coupon":"TENTH"}"""),
            Call.post("/memberships/{membership}/collection", """
                    {"collection":"INVOICE"}"""),
            Call.post("/memberships/{membership}/portal", """
                    {"returnUrl":"https://theirs.test"}"""),
            Call.post("/memberships/{membership}/cancel", """
                    {"at":"NOW"}"""));

    private static final List<Call> JOBS = List.of(
            Call.get("/imports/{import}"),
            Call.get("/imports/{import}/rejections"),
            Call.get("/imports/{import}/rejections").as("text/csv"),
            Call.get("/exports/{export}"),
            Call.get("/exports/{export}/file").as("application/gzip"),
            Call.get("/jobs/{job}"),
            Call.get("/jobs/{job}/rejections"),
            Call.get("/jobs/{job}/rejections").as("text/csv"),
            Call.post("/imports/{import}/cancel", ""),
            Call.post("/jobs/{job}/cancel", ""));

    private static final List<Call> REMOVALS = List.of(
            Call.delete("/accounts/{account}/distributors/{distributor}"),
            Call.delete("/accounts/{account}/members/{member}"),
            Call.delete("/rule-sets/{draft}"),
            Call.delete("/staff/{staff}"));

    static final List<Call> ALL = Stream.of(ACCOUNTS, REWARDS, POINTS, ACTIVITIES, EMAILS, EVENTS, MACHINES, WEBHOOKS,
                    DUNNING, MEMBERSHIPS, PLANS, BILLING, JOBS, REMOVALS)
            .flatMap(List::stream).toList();

    /** Those that are made in a test mode, too: staff is looked after in live mode. */
    static final List<Call> IN_TEST_MODE = ALL.stream().filter(call -> !call.names().contains("staff")).toList();

    private Trespasses() {
    }
}
