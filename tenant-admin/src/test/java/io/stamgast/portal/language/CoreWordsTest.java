package io.stamgast.portal.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.dunning.decision.SkipReason;
import io.stamgast.dunning.decision.StepRecord;
import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.definition.StepAction;
import io.stamgast.dunning.recovery.DunningCase;
import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.ruleset.RuleSetView;
import io.stamgast.job.Job;
import io.stamgast.ledger.Posting;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.invoice.MembershipInvoice;
import io.stamgast.membership.subscribing.change.ChangeRequests;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition;
import io.stamgast.portal.payments.Payment;
import io.stamgast.redemption.Redemption;
import io.stamgast.reward.RewardType;
import io.stamgast.stripe.connect.ConnectedAccount;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.WalletSource;
import io.stamgast.webhook.desk.DeliveryState;
import io.stamgast.webhook.desk.ReplayBody;
import io.stamgast.webhook.endpoint.EndpointState;
import io.stamgast.webhook.endpoint.Payload;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The core and billing speak in codes; pages say each of them in the visitor's language. Codes are found in their
 * sources, where each is written as a literal, so that a new one without words fails here.
 */
class CoreWordsTest {

    private static final List<Path> SOURCES = List.of(Path.of("..", "platform-api", "core", "src", "main", "java"),
            Path.of("..", "billing", "src", "main", "java"));
    private static final Pattern REFUSAL =
            Pattern.compile("\\b(?:malformed|conflict|ruleBroken|unavailable|unknown)\\(\\s*\"([a-z-]+)\"");
    private static final Pattern REASON = Pattern.compile("\\bRowRefused(?:\\.of)?\\([^\"]*?\"([a-z-]+)\"");

    private static final Pattern IMPOSSIBLE =
            Pattern.compile("\\b(?:ActionResult\\.impossible|Found\\.none)\\(\"([A-Z_]+)\"");
    private static final Path LETTERS = Path.of("..", "billing", "src", "main", "resources", "io", "stamgast",
            "membership", "letter", "emails.properties");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyRefusalHasASentence(Language language) throws IOException {
        var codes = literals(REFUSAL);
        assertTrue(codes.containsAll(Set.of("wrong-state", "identity-provider-unavailable", "unknown-original",
                "membership-plan-exists")),
                codes.toString());
        codes.addAll(Set.of("too-large", "lost-update"));
        assertHas(language, codes.stream().map(code -> "refusal." + code));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyReasonForRejectingARowHasWords(Language language) throws IOException {
        var reasons = literals(REASON);
        assertTrue(reasons.containsAll(Set.of("not-a-boolean", "account-differs", "too-many-lines")),
                reasons.toString());
        assertHas(language, reasons.stream().map(reason -> "reason." + reason));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyKindAndStateHasAName(Language language) throws IOException {
        assertHas(language, Stream.of(
                names("posting.", Posting.Kind.values()), names("job.", Job.State.values()),
                names("redemption.", Redemption.State.values()), names("redeemedText.", Redemption.State.values()),
                names("rewardType.", RewardType.values()), names("ruleState.", RuleSetView.State.values()),
                names("basisName.", RuleDefinition.Basis.values()), names("basis.", RuleDefinition.Basis.values()),
                names("shareNow.", RuleDefinition.Basis.values()), names("shareHow.", RuleDefinition.Basis.values()),
                names("length.", Period.Length.values()), names("source.", WalletSource.values()))
                .flatMap(all -> all));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyKindAndStateOfMembershipsHasAName(Language language) throws IOException {
        assertHas(language, Stream.of(
                names("stripeState.", ConnectedAccount.State.values()),
                names("stripeText.", ConnectedAccount.State.values()),
                names("visibility.", PlanDefinition.Visibility.values()), names("interval.", Interval.values()),
                names("price.", Interval.values()), names("trialEnd.", PlanDefinition.Trial.End.values()),
                names("memberState.", MembershipState.values()),
                names("invoiceState.", MembershipInvoice.State.values()),
                names("caseState.", DunningCase.State.values()), names("stepState.", StepRecord.State.values()),
                names("skipped.", SkipReason.values()), names("decline.", Decline.values()),
                names("charge.", StepAction.Method.values()), names("pay.", Payment.values()),
                names("endAt.", ChangeRequests.At.values()),
                Arrays.stream(StepAction.Kind.values()).filter(kind -> kind != StepAction.Kind.RETRY_CHARGE)
                        .map(kind -> "step." + kind.name()))
                .flatMap(all -> all));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyKindAndStateOfWebhooksHasAName(Language language) throws IOException {
        assertHas(language, Stream.of(
                names("webhookState.", EndpointState.values()), names("messageState.", DeliveryState.values()),
                names("messageEnded.", DeliveryState.DELIVERED, DeliveryState.FAILED),
                names("payload.", Payload.values()), names("again.", ReplayBody.What.values()),
                names("againText.", ReplayBody.What.values()))
                .flatMap(all -> all));
    }

    /** Whatever is written is named by what it says, and not by its code. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyEMailAboutMembershipsHasAName(Language language) throws IOException {
        var letters = new Properties();
        try (var text = Files.newBufferedReader(LETTERS)) {
            letters.load(text);
        }
        assertHas(language, letters.stringPropertyNames().stream().filter(key -> key.endsWith(".subject"))
                .map(key -> "letter." + key.substring(0, key.length() - ".subject".length())));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyReasonForWhichNothingCouldBeDoneHasWords(Language language) throws IOException {
        var reasons = literals(IMPOSSIBLE);
        assertTrue(reasons.containsAll(Set.of("NO_LINK", "NO_SUCH_PRICE", "VOID")), reasons.toString());
        reasons.addAll(Set.of("NOT_CONNECTED", "NO_MEMBERSHIP", "UNKNOWN_TEMPLATE"));
        assertHas(language, reasons.stream().map(reason -> "impossible." + reason));
    }

    @Test
    void noWordsAreLeftOfACodeThatTheCoreNoLongerHas() throws IOException {
        var refusals = literals(REFUSAL);
        refusals.addAll(Set.of("too-large", "lost-update", "other"));
        var reasons = literals(REASON);
        reasons.addAll(Set.of("account-missing", "missing", "purchase-differs"));

        assertEquals(Set.of(), beyond("refusal.", refusals));
        assertEquals(Set.of(), beyond("reason.", reasons));
    }

    private static Set<String> beyond(String beginning, Set<String> codes) throws IOException {
        return words(Language.EN).stringPropertyNames().stream().filter(key -> key.startsWith(beginning))
                .map(key -> key.substring(beginning.length())).filter(code -> !codes.contains(code))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(String beginning, Enum<?>... values) {
        return Arrays.stream(values).map(value -> beginning + value.name());
    }

    private static void assertHas(Language language, Stream<String> keys) throws IOException {
        var words = words(language);
        assertEquals(Set.of(),
                keys.filter(key -> !words.containsKey(key)).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Properties words(Language language) throws IOException {
        var words = new Properties();
        try (var text = CoreWordsTest.class.getResourceAsStream("Messages_" + language.getCode() + ".properties")) {
            words.load(new InputStreamReader(text, StandardCharsets.UTF_8));
        }
        return words;
    }

    private static Set<String> literals(Pattern pattern) throws IOException {
        var found = new TreeSet<String>();
        for (var module : SOURCES) {
            try (var sources = Files.walk(module).filter(file -> file.toString().endsWith(".java"))) {
                for (var source : sources.toList()) {
                    pattern.matcher(Files.readString(source)).results().map(match -> match.group(1))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }
}
