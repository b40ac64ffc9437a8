package io.stamgast.dunning.definition;

import io.stamgast.kernel.Codes;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Storable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Collects what is wrong with a definition. */
final class PolicyCheck {

    private static final int MAX_GRACE_DAYS = 90;
    private static final int MAX_WIN_BACK_DAYS = 365;
    private static final int MAX_NOTICES = 5;
    private static final int MAX_NOTICE_DAYS = 90;

    private final PolicyDefinition policy;
    private final List<Violation> violations = new ArrayList<>();

    PolicyCheck(PolicyDefinition policy) {
        this.policy = policy;
    }

    List<Violation> check() {
        require(isText(policy.name(), 200), "name", "must have 1 to 200 characters, all printable");
        require(policy.retries() != null, "retries", "must be OWN or STRIPE");
        require(isWithin(policy.graceDays(), 0, MAX_GRACE_DAYS), "graceDays",
                "must be a whole number from 0 to " + MAX_GRACE_DAYS);
        winBack();
        notices();
        tracks();
        return violations;
    }

    private void winBack() {
        var winBack = policy.winBack();
        if (winBack != null) {
            require(isWithin(winBack.afterDays(), 1, MAX_WIN_BACK_DAYS), "winBack.afterDays",
                    "must be a whole number from 1 to " + MAX_WIN_BACK_DAYS);
            require(Codes.isCode(winBack.template()), "winBack.template", "must be the code of a template");
            require(isText(winBack.offer(), 500), "winBack.offer", "must have 1 to 500 characters, all printable");
        }
    }

    private void notices() {
        var days = policy.expiringCardNoticeDays();
        require(days.size() <= MAX_NOTICES, "expiringCardNoticeDays", "must hold at most " + MAX_NOTICES + " days");
        for (var i = 0; i < days.size(); i++) {
            var path = "expiringCardNoticeDays[" + i + "]";
            require(isWithin(days.get(i), 1, MAX_NOTICE_DAYS), path,
                    "must be a whole number from 1 to " + MAX_NOTICE_DAYS);
            var before = i == 0 ? null : days.get(i - 1);
            require(before == null || days.get(i) == null || days.get(i) < before, path,
                    "must be fewer days than the one before it");
        }
    }

    private void tracks() {
        var tracks = policy.tracks();
        if (tracks == null) {
            require(false, "tracks", "must hold one track for each situation");
            return;
        }
        var missing = new ArrayList<>(Situation.all());
        var seen = new HashSet<Situation>();
        for (var i = 0; i < tracks.size(); i++) {
            var path = "tracks[" + i + "]";
            var track = tracks.get(i);
            if (track == null) {
                require(false, path, "must not be null");
            } else if (isSituation(path, track)) {
                require(seen.add(track.situation()), path, "is for the same situation as an earlier one");
                missing.remove(track.situation());
                new TrackCheck(policy, track, path, violations).check();
            }
        }
        missing.forEach(situation -> require(false, "tracks", "has none for " + situation.code()));
    }

    private boolean isSituation(String path, Track track) {
        require(track.payment() != null, path + ".payment", "must be FIRST_PAYMENT, RENEWAL or INVOICE");
        if (track.payment() == Payment.INVOICE) {
            require(track.decline() == null, path + ".decline", "belongs to charges; leave it out for INVOICE");
        } else {
            require(track.decline() != null, path + ".decline",
                    "must be SOFT_DECLINE, HARD_DECLINE or AUTHENTICATION");
        }
        return Situation.all().contains(track.situation());
    }

    private void require(boolean holds, String path, String message) {
        if (!holds) {
            violations.add(new Violation(path, message));
        }
    }

    static boolean isWithin(Integer number, int least, int most) {
        return number != null && number >= least && number <= most;
    }

    private static boolean isText(String text, int maxLength) {
        return text != null && !text.isBlank() && text.length() <= maxLength && Storable.isText(text)
                && text.chars().noneMatch(Character::isISOControl);
    }
}
