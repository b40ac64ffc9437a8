package io.stamgast.membership.subscribing.desk;

import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.customer.MembershipCustomer.Card;
import io.stamgast.membership.customer.MembershipCustomer.Credit;
import io.stamgast.membership.customer.MembershipCustomer;
import io.stamgast.plan.Plan;
import io.stamgast.plan.PlanPrice;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition;
import io.stamgast.purchase.MinorUnits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;

/**
 * A membership as the API shows it.
 *
 * @param member who took it; null for the tenant
 * @param trialEndsAt null for none
 * @param periodEndsAt until when it is paid, or tried; null for ever
 * @param cancelsAt when it will end; null for no end in sight
 * @param resumesAt when a pause ends by itself; null for not by itself
 * @param acts whether it brings its plan's benefits now
 * @param actsUntil until when it does if nothing else happens; null for no end in sight
 * @param card what people may see of the card that is charged; null for none
 * @param credit what Stripe takes off the account's next invoices; null for nothing
 * @param openInvoice the oldest that waits to be paid; null for none
 * @param dueAtResume what is paid at once when its pause ends, for a period that begins then, without coupons; null
 *     while nothing would be
 * @param priceChange null while it pays what it will go on to pay
 */
public record MembershipView(UUID id, UUID account, UUID member, MembershipState state, PlanShown plan,
                             PriceShown price, Membership.Collection collection, Instant beganAt, Instant trialEndsAt,
                             Instant periodBeginsAt, Instant periodEndsAt, Instant cancelsAt, Instant endedAt,
                             Membership.EndReason endReason, Instant pastDueSince, Instant graceUntil,
                             Instant resumesAt, boolean acts, Instant actsUntil, CardShown card,
                             CreditShown credit, InvoiceView openInvoice, BigDecimal dueAtResume,
                             PriceChangeShown priceChange) {

    /** The plan in the version that was taken. */
    public record PlanShown(UUID id, String code, int version, String name, Map<String, PlanDefinition.Text> texts,
                            PlanDefinition.Benefits benefits) {

        private static PlanShown of(Plan plan) {
            var definition = plan.definition();
            return new PlanShown(plan.id(), definition.code(), plan.version(), definition.name(), definition.texts(),
                    definition.benefits());
        }
    }

    /**
     * What is paid.
     *
     * @param months how long a fee paid {@code ONCE} lasts; null for ever, and for the others
     * @param retired whether nobody else can choose it any more
     */
    public record PriceShown(UUID id, String code, BigDecimal amount, String currency, Interval interval,
                             Integer months, boolean retired) {

        public static PriceShown of(PlanPrice price) {
            return new PriceShown(price.id(), price.code(), amount(price), price.currency().getCurrencyCode(),
                    price.interval(), price.months(), price.retired());
        }

        private static BigDecimal amount(PlanPrice price) {
            return BigDecimal.valueOf(price.amountMinor(), price.currency().getDefaultFractionDigits());
        }
    }

    /** @param expires such as {@code 2030-05} */
    public record CardShown(String brand, String last4, String expires) {

        private static CardShown of(Card card) {
            return card == null ? null : new CardShown(card.brand(), card.last4(), card.expires().toString());
        }
    }

    /** What an account has to its credit. */
    public record CreditShown(BigDecimal amount, String currency) {

        private static CreditShown of(Credit credit) {
            return credit == null ? null : new CreditShown(
                    MinorUnits.toAmount(credit.minor(), Currency.getInstance(credit.currency())), credit.currency());
        }
    }

    /** What is looked up beside a membership and what it pays; null for what there is nothing of. */
    record Beside(MembershipCustomer customer, InvoiceView openInvoice, boolean isPaid, PriceChangeShown priceChange) {
    }

    static MembershipView of(Membership membership, Plan plan, PlanPrice price, Beside beside, Instant now) {
        var customer = beside.customer;
        var waits = membership.state() == MembershipState.PAUSED && membership.cancelsAt() == null;
        var until = membership.actsUntil();
        var acts = membership.acts() && (until == null || until.isAfter(now));
        return new MembershipView(membership.id(), membership.accountId(), membership.memberId(), membership.state(),
                PlanShown.of(plan), PriceShown.of(price), membership.collection(), membership.beganAt(),
                membership.trialEndsAt(), membership.periodBeginsAt(), membership.periodEndsAt(),
                membership.cancelsAt(), membership.endedAt(), membership.endReason(), membership.pastDueSince(),
                membership.graceUntil(), membership.resumesAt(), acts, acts ? until : null,
                CardShown.of(customer == null ? null : customer.card()),
                CreditShown.of(customer == null ? null : customer.credit()), beside.openInvoice,
                waits && !beside.isPaid ? PriceShown.of(price).amount() : null, beside.priceChange);
    }
}
