package io.stamgast.dunning.definition;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.stamgast.kernel.DomainException.Violation;
import java.util.List;

/**
 * A dunning policy as people write it: the body of the API, and what is kept of every version.
 *
 * @param graceDays how many days after the failure a membership's benefits act on though it is not paid
 * @param tryBackupBeforeLastStep whether the account's backup payment method, where it has one, is charged once before
 *     the last step is done
 * @param winBack what is offered after a loss; null for nothing
 * @param expiringCardNoticeDays how many days before a card expires its owner is told, descending
 * @param tracks one for every situation
 */
public record PolicyDefinition(String name, Retries retries, Integer graceDays, Boolean tryBackupBeforeLastStep,
                               WinBack winBack, List<Integer> expiringCardNoticeDays, List<Track> tracks) {

    /** Who decides when a charge is tried again. */
    public enum Retries {
        /** The steps of this policy. */
        OWN,
        /** Stripe's Smart Retries; the steps do everything else, and the last waits for Stripe's next try. */
        STRIPE
    }

    /**
     * The offer to come back.
     *
     * @param afterDays after the case was lost
     * @param template the code of the e-mail's template
     * @param offer a coupon or a plan, in words that the e-mail shows
     */
    public record WinBack(Integer afterDays, String template, String offer) {
    }

    public PolicyDefinition {
        tryBackupBeforeLastStep = tryBackupBeforeLastStep != null && tryBackupBeforeLastStep;
        expiringCardNoticeDays = expiringCardNoticeDays == null ? List.of() : expiringCardNoticeDays.stream().toList();
        tracks = tracks == null ? null : tracks.stream().toList();
    }

    /** Everything that is wrong with it, each with its place such as {@code tracks[1].steps[0].day}. */
    @JsonIgnore
    public List<Violation> violations() {
        return new PolicyCheck(this).check();
    }

    /** The track of a situation. */
    public Track track(Situation situation) {
        return tracks.stream().filter(track -> track.situation().equals(situation)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no track for " + situation.code()));
    }
}
