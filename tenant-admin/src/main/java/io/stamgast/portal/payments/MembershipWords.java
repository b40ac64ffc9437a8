package io.stamgast.portal.payments;

import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.desk.MembershipView;
import io.stamgast.portal.language.Figures;
import io.stamgast.portal.language.Words;
import io.stamgast.portal.page.ThisProgram;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** How a membership stands, in the visitor's words. */
@RequestScoped
@Named
public class MembershipWords {

    @Inject
    Words words;
    @Inject
    ThisProgram program;
    @Inject
    Figures show;

    /** The one date that counts: "Ends on …", "Free until …", "To be paid by …", "Paid until …"; empty for none. */
    public String until(MembershipView one) {
        if (one.endedAt() != null) {
            return words.say("member.ended", program.day(one.endedAt()));
        }
        if (one.cancelsAt() != null) {
            return words.say("member.ends", program.day(one.cancelsAt()));
        }
        if (one.state() == MembershipState.PAUSED) {
            return one.resumesAt() == null ? words.say("member.onHold")
                    : words.say("member.resumes", program.day(one.resumesAt()));
        }
        if (one.state() == MembershipState.TRIALING && one.trialEndsAt() != null) {
            return words.say("member.free", program.day(one.trialEndsAt()));
        }
        if (one.state() == MembershipState.PAST_DUE && one.graceUntil() != null) {
            return words.say("member.grace", program.day(one.graceUntil()));
        }
        return one.periodEndsAt() == null ? words.say("member.forEver") : paid(one);
    }

    /** Nobody has paid for a period whose invoice is still open. */
    private String paid(MembershipView one) {
        var open = one.openInvoice();
        if (open != null && open.dueAt() != null) {
            return words.say("member.due", program.day(open.dueAt()));
        }
        return words.say(open != null || one.state() != MembershipState.ACTIVE ? "member.runs" : "member.paid",
                program.day(one.periodEndsAt()));
    }

    /** "You pay €9.90 now, and then every month."; null where the end of a pause costs nothing. */
    public String atResume(MembershipView one) {
        return one.dueAtResume() == null ? null : words.say("member.paysNow." + one.price().interval().name(),
                show.money(one.dueAtResume(), one.price().currency()));
    }

    /** What the member was told of a newer price, and where that stands. */
    public String priceChange(MembershipView one) {
        var change = one.priceChange();
        var price = words.say("price." + change.price().interval().name(),
                show.money(change.price().amount(), change.price().currency()));
        return words.say("priceChange." + change.state(), price, program.day(change.noticeEnds()),
                change.problem() == null ? "" : change.problem());
    }

    /** The state's mark: one that is about to end says so. */
    public String state(MembershipView one) {
        return isEnding(one) ? words.say("member.ending") : words.say("memberState." + one.state().name());
    }

    private static boolean isEnding(MembershipView one) {
        return one.cancelsAt() != null
                && (one.state() == MembershipState.ACTIVE || one.state() == MembershipState.TRIALING);
    }

    /** The look of the state's mark: good, to be looked at, bad, or over. */
    public String mood(MembershipView one) {
        return switch (isEnding(one) ? MembershipState.PAUSED : one.state()) {
            case TRIALING, ACTIVE -> "";
            case PAUSED -> "warm";
            case PAST_DUE, UNPAID -> "bad";
            case CANCELLED -> "plain";
        };
    }

    /** "Visa •••• 4242, valid until 05/2030". */
    public String card(MembershipView.CardShown card) {
        var brand = Character.toUpperCase(card.brand().charAt(0)) + card.brand().substring(1);
        return words.say("member.cardShown", brand, card.last4(),
                card.expires().substring(5) + "/" + card.expires().substring(0, 4));
    }
}
