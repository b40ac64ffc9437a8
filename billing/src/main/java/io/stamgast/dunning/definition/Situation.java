package io.stamgast.dunning.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * What decides which track a case runs on.
 *
 * @param decline null for an {@code INVOICE}, which nobody charges
 */
public record Situation(Payment payment, Decline decline) {

    /** The situation of a payment whose latest charge failed like that. */
    public static Situation of(Payment payment, Decline decline) {
        return new Situation(payment, payment == Payment.INVOICE ? null : decline);
    }

    /** Every situation there is, each of which a policy has a track for. */
    public static List<Situation> all() {
        var all = new ArrayList<Situation>();
        for (var payment : List.of(Payment.FIRST_PAYMENT, Payment.RENEWAL)) {
            for (var decline : Decline.values()) {
                all.add(new Situation(payment, decline));
            }
        }
        all.add(new Situation(Payment.INVOICE, null));
        return List.copyOf(all);
    }

    /** Stable: part of the keys of steps. */
    public String code() {
        return decline == null ? payment.name() : payment + "_" + decline;
    }
}
