package io.stamgast.portal.plans;

import io.stamgast.plan.PlanView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition;
import io.stamgast.plan.definition.PlanDefinition.Benefits;
import io.stamgast.plan.definition.PlanDefinition.Price;
import io.stamgast.plan.definition.PlanDefinition.Text;
import io.stamgast.plan.definition.PlanDefinition.Trial;
import io.stamgast.plan.definition.PlanDefinition.Visibility;
import io.stamgast.portal.language.Language;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A plan as it is written in the form. */
public class PlanForm implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A price as people write it. Its code stays; a new one that nobody names is named by its interval. */
    public static class Row implements Serializable {

        private static final long serialVersionUID = 1L;
        private final boolean fresh;
        private String code;
        private BigDecimal amount;
        private String currency;
        private Interval interval;
        private Integer months;

        Row(String code, BigDecimal amount, String currency, Interval interval, Integer months) {
            this.fresh = code == null;
            this.code = code;
            this.amount = amount;
            this.currency = currency;
            this.interval = interval;
            this.months = months;
        }

        private Price price(String name) {
            return new Price(name, amount, currency == null ? null : currency.toUpperCase(Locale.ROOT), interval,
                    interval == Interval.ONCE ? months : null);
        }

        /** Whether it is still to be saved, and can be given a code. */
        public boolean isFresh() {
            return fresh;
        }

        public String getCode() {
            return code;
        }

        /** @param code empty for one by the interval */
        public void setCode(String code) {
            this.code = code == null || code.isBlank() ? null : code.strip();
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

    private String code;
    private String name;
    private Visibility visibility = Visibility.PUBLIC;
    private final List<Row> rows = new ArrayList<>();
    private Integer trialDays = 0;
    private boolean paymentMethodRequired = true;
    private Trial.End trialEnd = Trial.End.CANCEL;
    private List<Integer> reminderDays = new Trial(0, null, null, null).reminderDays();
    private final BenefitsForm benefits;
    private final List<TextForm> texts;

    private PlanForm(Benefits benefits, Map<String, Text> texts) {
        this.benefits = new BenefitsForm(benefits);
        this.texts = Arrays.stream(Language.values())
                .map(language -> new TextForm(language, texts.get(language.getCode()))).toList();
    }

    static PlanForm empty(String currency) {
        var form = new PlanForm(new Benefits(null, null, null, null, null), Map.of());
        form.add(currency);
        return form;
    }

    static PlanForm of(PlanView plan) {
        var form = new PlanForm(plan.benefits(), plan.texts());
        form.code = plan.code();
        form.name = plan.name();
        form.visibility = plan.visibility();
        plan.prices().forEach(price -> form.rows.add(new Row(price.code(), price.amount(), price.currency(),
                price.interval(), price.months())));
        form.trialDays = plan.trial().days();
        form.paymentMethodRequired = plan.trial().paymentMethodRequired();
        form.trialEnd = plan.trial().end();
        form.reminderDays = plan.trial().reminderDays();
        return form;
    }

    PlanDefinition definition() {
        var said = new HashMap<String, Text>();
        texts.stream().filter(TextForm::isFilled).forEach(text -> said.put(text.getLanguage().getCode(),
                text.definition()));
        return new PlanDefinition(code, name, said, prices(), new Trial(trialDays, paymentMethodRequired, trialEnd,
                reminderDays), benefits.definition(), visibility);
    }

    /** A new price is named by its interval, and a number where that name is taken. */
    private List<Price> prices() {
        var taken = new HashSet<String>();
        rows.stream().filter(row -> row.code != null).forEach(row -> taken.add(row.code));
        return rows.stream().map(row -> row.price(row.code == null ? free(row.interval, taken) : row.code)).toList();
    }

    private static String free(Interval interval, Set<String> taken) {
        var base = interval.name().toLowerCase(Locale.ROOT);
        var name = base;
        for (var number = 2; !taken.add(name); number++) {
            name = base + "-" + number;
        }
        return name;
    }

    /** Prices are counted by the rows one sees; one row stays, to write the price that is missing. */
    void dropEmptyRows() {
        for (var empty : rows.stream().filter(row -> row.amount == null && row.fresh && row.code == null).toList()) {
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

    public List<Integer> getReminderDays() {
        return reminderDays;
    }

    /** @param reminderDays null for no reminder, like an empty list */
    public void setReminderDays(List<Integer> reminderDays) {
        this.reminderDays = reminderDays == null ? List.of() : reminderDays;
    }

    public List<TextForm> getTexts() {
        return texts;
    }
}
