package io.stamgast.portal.plans;

import io.stamgast.plan.PlanView;
import io.stamgast.plan.PlanView.PriceView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.portal.language.Figures;
import io.stamgast.portal.language.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

/** What a plan costs, and how it stands at Stripe, in the visitor's words. */
@RequestScoped
@Named
public class PlanWords {

    @Inject
    Words words;
    @Inject
    Figures show;

    /** "€9.90 a month", "€99.00 once, for 12 months". */
    public String price(BigDecimal amount, String currency, Interval interval, Integer months) {
        var money = show.money(amount, currency);
        return interval == Interval.ONCE && months != null ? words.say("price.term", money, months)
                : words.say("price." + interval.name(), money);
    }

    /** Whether Stripe shows it with all its prices. */
    public boolean mirrored(PlanView plan) {
        return plan.mirrored() && plan.prices().stream().allMatch(PriceView::mirrored);
    }

    /** What Stripe refused first, in its words; null for nothing. */
    public String problem(PlanView plan) {
        return Stream.concat(Stream.of(plan).map(PlanView::problem), plan.prices().stream().map(PriceView::problem))
                .filter(Objects::nonNull).findFirst().orElse(null);
    }
}
