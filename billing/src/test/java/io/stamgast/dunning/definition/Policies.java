package io.stamgast.dunning.definition;

import io.stamgast.dunning.definition.PolicyDefinition.Retries;
import io.stamgast.dunning.definition.PolicyDefinition.WinBack;
import io.stamgast.dunning.definition.StepAction.Kind;
import io.stamgast.dunning.definition.StepAction.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Policies for tests. A track is written as its steps, {@code 3@9 CHARGE EMAIL:b; 14@9 CANCEL}: the day, the hour, and
 * what is done.
 */
public final class Policies {

    /** What most tests run by; every track ends on day 14. */
    public static final Map<String, String> TRACKS = Map.of(
            "FIRST_PAYMENT_SOFT_DECLINE", "0 EMAIL:f0; 1@9 CHARGE; 14@9 CHARGE:BACKUP CANCEL",
            "FIRST_PAYMENT_HARD_DECLINE", "0 EMAIL:f0; 14@9 CANCEL",
            "FIRST_PAYMENT_AUTHENTICATION", "0 EMAIL:f0; 14@9 CANCEL",
            "RENEWAL_SOFT_DECLINE", "0 EMAIL:a; 3@9 CHARGE EMAIL:b; 7@9 CHARGE EMAIL:c RESTRICT_BENEFITS;"
                    + " 14@9 EMAIL:end CANCEL",
            "RENEWAL_HARD_DECLINE", "0 EMAIL:h0 PAGE_NOTICE; 3@9 CHARGE:NEW EMAIL:h3; 10@9 RESTRICT_BENEFITS EMAIL:h10;"
                    + " 14@9 EMAIL:end CANCEL",
            "RENEWAL_AUTHENTICATION", "0 EMAIL:s0; 2@9 EMAIL:s2; 7@9 CHARGE:NEW EMAIL:s7; 14@9 CANCEL",
            "INVOICE", "1@9 EMAIL:i1; 7@9 EMAIL:i7 NOTIFY_MANAGER; 14@9 EMAIL:end PAUSE");

    private Policies() {
    }

    /** Valid, with a win-back 30 days after a loss. */
    public static PolicyDefinition own() {
        return with(Retries.OWN, TRACKS);
    }

    /** The same without its charges, which are Stripe's. */
    public static PolicyDefinition stripes() {
        var tracks = new TreeMap<String, String>();
        TRACKS.forEach((situation, steps) -> tracks.put(situation,
                steps.replaceAll("1@9 CHARGE;", "1@9 EMAIL:f1;").replaceAll(" CHARGE(:\\w+)?", "")));
        return with(Retries.STRIPE, tracks);
    }

    /** The policy of most tests, with one track that is another. */
    public static PolicyDefinition track(String situation, String steps) {
        var tracks = new TreeMap<>(TRACKS);
        tracks.put(situation, steps);
        return with(Retries.OWN, tracks);
    }

    private static PolicyDefinition with(Retries retries, Map<String, String> tracks) {
        return new PolicyDefinition("Ours", retries, 10, true, new WinBack(30, "come-back", "SPRING20"), List.of(30, 7),
                Situation.all().stream().map(situation -> new Track(situation.payment(), situation.decline(),
                        steps(tracks.get(situation.code())))).toList());
    }

    private static List<PolicyStep> steps(String text) {
        return Arrays.stream(text.split("; *")).map(Policies::step).toList();
    }

    private static PolicyStep step(String text) {
        var words = text.strip().split(" ");
        var time = words[0].split("@");
        return new PolicyStep(Integer.valueOf(time[0]), time.length > 1 ? Integer.valueOf(time[1]) : null,
                Stream.of(words).skip(1).map(Policies::action).toList());
    }

    private static StepAction action(String word) {
        var parts = word.split(":");
        var more = parts.length > 1 ? parts[1] : null;
        return switch (parts[0]) {
            case "CHARGE" -> StepAction.charge(more == null ? Method.CURRENT : Method.valueOf(more));
            case "EMAIL" -> StepAction.email(more);
            case "DOWNGRADE" -> new StepAction(Kind.DOWNGRADE, null, null, more);
            default -> StepAction.of(Kind.valueOf(parts[0]));
        };
    }
}
