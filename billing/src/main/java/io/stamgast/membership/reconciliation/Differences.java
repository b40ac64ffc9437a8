package io.stamgast.membership.reconciliation;

import io.stamgast.membership.Membership;
import io.stamgast.membership.invoice.MembershipInvoice;
import io.stamgast.membership.reconciliation.Finding.Difference;
import io.stamgast.membership.sync.InvoiceImage;
import io.stamgast.membership.sync.SubscriptionImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What two descriptions don't agree on, in the order in which they were compared. */
final class Differences {

    private final List<Difference> found = new ArrayList<>();

    private Differences() {
    }

    /** @param price Stripe's id of the one that we know */
    static List<Difference> of(Membership ours, String price, SubscriptionImage stripe) {
        return new Differences().with("state", ours.state(), stripe.state())
                .with("price", price, stripe.price())
                .with("collection", ours.collection(), stripe.collection())
                .with("trialEndsAt", ours.trialEndsAt(), stripe.trialEndsAt())
                .with("periodEndsAt", ours.periodEndsAt(), stripe.periodEndsAt())
                .with("cancelsAt", ours.cancelsAt(), stripe.cancelsAt())
                .with("endedAt", ours.endedAt(), stripe.endedAt())
                .with("resumesAt", ours.resumesAt(), stripe.resumesAt()).found;
    }

    static List<Difference> of(Membership before, Membership after) {
        return new Differences().with("state", before.state(), after.state())
                .with("plan", before.plan(), after.plan())
                .with("collection", before.collection(), after.collection())
                .with("trialEndsAt", before.trialEndsAt(), after.trialEndsAt())
                .with("periodEndsAt", before.periodEndsAt(), after.periodEndsAt())
                .with("cancelsAt", before.cancelsAt(), after.cancelsAt())
                .with("endedAt", before.endedAt(), after.endedAt())
                .with("resumesAt", before.resumesAt(), after.resumesAt()).found;
    }

    /** @param leftAlone whether Stripe was told to leave it alone */
    static List<Difference> of(MembershipInvoice ours, InvoiceImage stripe, boolean leftAlone) {
        var found = new ArrayList<>(of(ours, stripe));
        if (leftAlone && stripe.collected()) {
            found.add(new Difference("collected", "false", "true"));
        }
        return found;
    }

    static List<Difference> of(MembershipInvoice ours, InvoiceImage stripe) {
        return new Differences().with("state", ours.state(), stripe.state())
                .with("remainingMinor", ours.remainingMinor(), stripe.remainingMinor())
                .with("dueAt", ours.dueAt(), stripe.dueAt())
                .with("attempts", ours.attempts(), stripe.attempts())
                .with("nextAttemptAt", ours.nextAttemptAt(), stripe.nextAttemptAt()).found;
    }

    static List<Difference> ofPayment(String paymentMethod, String stripes) {
        return new Differences().with("paymentMethod", paymentMethod, stripes).found;
    }

    static List<Difference> of(MembershipInvoice before, MembershipInvoice after) {
        return new Differences().with("state", before.state(), after.state())
                .with("remainingMinor", before.remainingMinor(), after.remainingMinor())
                .with("dueAt", before.dueAt(), after.dueAt())
                .with("attempts", before.attempts(), after.attempts())
                .with("nextAttemptAt", before.nextAttemptAt(), after.nextAttemptAt()).found;
    }

    private Differences with(String field, Object ours, Object stripe) {
        if (!Objects.equals(ours, stripe)) {
            found.add(new Difference(field, text(ours), text(stripe)));
        }
        return this;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
