package io.stamgast.membership.testing;

import com.stripe.exception.StripeException;
import com.stripe.param.InvoiceListParams;
import io.stamgast.earning.standing.Moment;
import io.stamgast.membership.Membership;
import io.stamgast.membership.entitlement.Entitlements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** For which periods a membership was paid, as Stripe's invoices say, and when its benefits acted without. */
public final class Paid {

    private static final Duration STEP = Duration.ofMinutes(30);

    private record Period(Instant from, Instant to) {

        boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    private final Club club;
    private final Membership membership;
    private final List<Period> periods = new ArrayList<>();

    private Paid(Club club, Membership membership) {
        this.club = club;
        this.membership = membership;
    }

    public static Paid of(Club club, Membership membership) throws StripeException {
        var paid = new Paid(club, membership);
        for (var invoice : club.stripe.client().v1().invoices().list(InvoiceListParams.builder()
                .setSubscription(membership.stripeSubscription()).setStatus(InvoiceListParams.Status.PAID)
                .setLimit(100L).build(), club.there()).getData()) {
            invoice.getLines().getData().forEach(line -> paid.periods.add(new Period(
                    Instant.ofEpochSecond(line.getPeriod().getStart()),
                    Instant.ofEpochSecond(line.getPeriod().getEnd()))));
        }
        return paid;
    }

    /** Every half hour until now. */
    public List<Instant> actsUnpaid() {
        var moments = Stream.iterate(membership.beganAt(), at -> at.isBefore(club.clock.instant()),
                at -> at.plus(STEP)).map(at -> new Moment(membership.accountId(), at)).toList();
        return club.call(connection -> new Entitlements(club.plans).of(connection, club.tenant(), moments)).keySet()
                .stream().map(Moment::at).filter(at -> periods.stream().noneMatch(one -> one.contains(at))).sorted()
                .toList();
    }
}
