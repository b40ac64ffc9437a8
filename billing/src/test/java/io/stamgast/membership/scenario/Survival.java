package io.stamgast.membership.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.membership.letter.Post.Mail;
import io.stamgast.message.EmailState;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;

/**
 * What is left of a story whose server may have been killed, by the day.
 *
 * @param events what others were told, by the alphabet
 * @param mails to whom which were written, by the alphabet
 */
record Survival(End end, List<String> events, List<String> mails) {

    static Survival of(Story story) {
        var mails = story.post.all();
        requireOnce(story, mails);
        return new Survival(End.of(story, ChronoUnit.DAYS), story.events(), mails.stream().map(Mail::told).sorted()
                .toList());
    }

    /** Each has arrived once; of one whose sending was cut off nobody knows, and it isn't sent again. */
    private static void requireOnce(Story story, List<Mail> mails) {
        var taken = story.mailbox.taken();
        for (var mail : mails) {
            var times = Collections.frequency(taken, mail.id());
            if (mail.state() == EmailState.UNKNOWN) {
                assertTrue(times <= 1, () -> mail + " came " + times + " times");
            } else {
                assertEquals(EmailState.SENT, mail.state(), mail::toString);
                assertEquals(1, times, mail::toString);
            }
        }
        assertTrue(mails.stream().filter(mail -> mail.state() == EmailState.UNKNOWN).count()
                <= story.club.cuts.deaths().size(), "each death costs one at most");
    }
}
