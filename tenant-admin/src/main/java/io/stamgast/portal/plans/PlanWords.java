package io.stamgast.portal.plans;

import io.stamgast.plan.PlanView;
import io.stamgast.plan.PlanView.PriceView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition.Benefits;
import io.stamgast.plan.definition.PlanDefinition.Text;
import io.stamgast.portal.language.Figures;
import io.stamgast.portal.language.LanguageChoice;
import io.stamgast.portal.language.Words;
import io.stamgast.portal.page.ThisProgram;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a plan costs, and how it stands at Stripe, in the visitor's words. */
@RequestScoped
@Named
public class PlanWords {

    @Inject
    Words words;
    @Inject
    Figures show;
    @Inject
    LanguageChoice language;
    @Inject
    ThisProgram program;

    /** "€9.90 a month", "€99.00 once, for 12 months". */
    public String price(BigDecimal amount, String currency, Interval interval, Integer months) {
        var money = show.money(amount, currency);
        return interval == Interval.ONCE && months != null ? words.say("price.term", money, months)
                : words.say("price." + interval.name(), money);
    }

    /** In the visitor's language, where the plan has a name in it. */
    public String name(Map<String, Text> texts, String name) {
        return text(texts).map(Text::name).orElse(name);
    }

    /** Null where nobody has described it in the visitor's language. */
    public String description(Map<String, Text> texts) {
        return text(texts).map(Text::description).orElse(null);
    }

    private Optional<Text> text(Map<String, Text> texts) {
        return Optional.ofNullable(texts.get(language.getCurrent().getCode()));
    }

    /** What the plan brings, line by line: what is reckoned, then what is said in the visitor's language. */
    public List<String> benefits(Benefits benefits, Map<String, Text> texts) {
        var lines = new ArrayList<String>();
        if (benefits.earnMultiplier().compareTo(BigDecimal.ONE) > 0) {
            lines.add(words.say("benefit.multiplier", show.decimal(benefits.earnMultiplier())));
        }
        if (benefits.rewardDiscountPercent().signum() > 0) {
            lines.add(words.say("benefit.discount", show.decimal(benefits.rewardDiscountPercent())));
        }
        if (benefits.earlyAccess()) {
            lines.add(words.say("benefit.early"));
        }
        if (benefits.monthlyPoints() > 0) {
            lines.add(words.say("benefit.monthly", program.points(benefits.monthlyPoints())));
        }
        lines.addAll(text(texts).map(Text::benefits).filter(told -> !told.isEmpty()).orElse(benefits.texts()));
        return lines;
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
