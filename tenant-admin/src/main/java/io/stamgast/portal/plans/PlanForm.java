package io.stamgast.portal.plans;

import io.stamgast.kernel.Json;
import io.stamgast.plan.PlanView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition;
import io.stamgast.plan.definition.PlanDefinition.Benefits;
import io.stamgast.plan.definition.PlanDefinition.Price;
import io.stamgast.plan.definition.PlanDefinition.Trial;
import io.stamgast.plan.definition.PlanDefinition.Visibility;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the form holds of a plan, and all that it doesn't show untouched: texts in languages, and when to remind. */
public class PlanForm implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A price as people write it. Its code is nothing for people: a new one is named by its interval. */
    public static class Row implements Serializable {

        private static final long serialVersionUID = 1L;
        private String code;
        private BigDecimal amount;
        private String currency;
        private Interval interval;
        private Integer months;

        Row(String code, BigDecimal amount, String currency, Interval interval, Integer months) {
            this.code = code;
            this.amount = amount;
            this.currency = currency;
            this.interval = interval;
            this.months = months;
        }

        private Price price(String named) {
            return new Price(named, amount, currency == null ? null : currency.toUpperCase(Locale.ROOT), interval,
                    interval == Interval.ONCE ? months : null);
        }

        public BigDecimal getAmount() {
            return amount;
        }

        public void setAmount(BigDecimal amount) {
            this.amount = amount;
        }

        public String getCurrency() {
            return currency;
        }

        public void setCurrency(String currency) {
            this.currency = currency;
        }

        public Interval getInterval() {
            return interval;
        }

        public void setInterval(Interval interval) {
            this.interval = interval;
        }

        public Integer getMonths() {
            return months;
        }

        public void setMonths(Integer months) {
            this.months = months;
        }
    }

    private String untouched;
    private String code;
    private String name;
    private Visibility visibility = Visibility.PUBLIC;
    private final List<Row> rows = new ArrayList<>();
    private Integer trialDays = 0;
    private boolean paymentMethodRequired = true;
    private Trial.End trialEnd = Trial.End.CANCEL;
    private final BenefitsForm benefits;

    private PlanForm(Benefits benefits) {
        this.benefits = new BenefitsForm(benefits);
    }

    static PlanForm empty(String currency) {
        var form = new PlanForm(new Benefits(null, null, null, null, null));
        form.add(currency);
        return form;
    }

    static PlanForm of(PlanView plan) {
        var prices = plan.prices().stream().map(price -> new Price(price.code(), price.amount(), price.currency(),
                price.interval(), price.months())).toList();
        var form = new PlanForm(plan.benefits());
        form.untouched = Json.write(new PlanDefinition(plan.code(), plan.name(), plan.texts(), prices, plan.trial(),
                plan.benefits(), plan.visibility()));
        form.code = plan.code();
        form.name = plan.name();
        form.visibility = plan.visibility();
        prices.forEach(price -> form.rows.add(new Row(price.code(), price.amount(), price.currency(),
                price.interval(), price.months())));
        form.trialDays = plan.trial().days();
        form.paymentMethodRequired = plan.trial().paymentMethodRequired();
        form.trialEnd = plan.trial().end();
        return form;
    }

    PlanDefinition definition() {
        var before = untouched == null ? null : Json.read(untouched, PlanDefinition.class);
        return new PlanDefinition(code, name, before == null ? null : before.texts(),
                prices(), new Trial(trialDays, paymentMethodRequired, trialEnd,
                        before == null ? null : before.trial().reminderDays()), benefits.definition(), visibility);
    }

    /** New ones are named by their interval, and a number where that name is taken. */
    private List<Price> prices() {
        var taken = rows.stream().map(row -> row.code).filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        return rows.stream().map(row -> row.price(row.code == null ? free(row.interval, taken) : row.code)).toList();
    }

    private static String free(Interval interval, Set<String> taken) {
        var base = interval.name().toLowerCase(Locale.ROOT);
        return Stream.iterate(1, number -> number + 1).map(number -> number == 1 ? base : base + "-" + number)
                .filter(taken::add).findFirst().orElseThrow();
    }

    /** Prices are counted by the rows one sees; one row stays, to write the price that is missing. */
    void dropEmptyRows() {
        for (var empty : rows.stream().filter(row -> row.amount == null && row.code == null).toList()) {
            if (rows.size() > 1) {
                rows.remove(empty);
            }
        }
    }

    void add(String currency) {
        rows.add(new Row(null, null, currency, Interval.MONTH, null));
    }

    void remove(Row row) {
        rows.remove(row);
    }

    public List<Row> getRows() {
        return rows;
    }

    public BenefitsForm getBenefits() {
        return benefits;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Visibility getVisibility() {
        return visibility;
    }

    public void setVisibility(Visibility visibility) {
        this.visibility = visibility;
    }

    public Integer getTrialDays() {
        return trialDays;
    }

    public void setTrialDays(Integer trialDays) {
        this.trialDays = trialDays;
    }

    public boolean isPaymentMethodRequired() {
        return paymentMethodRequired;
    }

    public void setPaymentMethodRequired(boolean paymentMethodRequired) {
        this.paymentMethodRequired = paymentMethodRequired;
    }

    public Trial.End getTrialEnd() {
        return trialEnd;
    }

    public void setTrialEnd(Trial.End trialEnd) {
        this.trialEnd = trialEnd;
    }
}
