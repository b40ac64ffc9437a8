package io.stamgast.portal.rules;

import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.definition.RuleDefinition.Band;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.definition.RuleDefinition.ShareTerms;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Json;
import io.stamgast.wallet.Period;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the form holds of a rule set: its name, its spend-share rule, and all that it doesn't show untouched. */
public class ShareRuleForm implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final RuleDefinition FRESH = RuleDefinition.begun("share", Kind.SPEND_SHARE);

    /** A band as people write it: from so many per cent. */
    public static class Row implements Serializable {

        private static final long serialVersionUID = 1L;
        private BigDecimal percent;
        private BigDecimal multiplier;

        Row(BigDecimal percent, BigDecimal multiplier) {
            this.percent = percent;
            this.multiplier = multiplier;
        }

        private Band band() {
            return new Band(percent == null ? null : percent.divide(HUNDRED), multiplier);
        }

        private boolean isEmpty() {
            return percent == null && multiplier == null;
        }

        public BigDecimal getPercent() {
            return percent;
        }

        public void setPercent(BigDecimal percent) {
            this.percent = percent;
        }

        public BigDecimal getMultiplier() {
            return multiplier;
        }

        public void setMultiplier(BigDecimal multiplier) {
            this.multiplier = multiplier;
        }
    }

    private String name;
    private BigDecimal unit = BigDecimal.TEN;
    private Long points = 1L;
    private Basis basis = Basis.PERIOD_CLOSE;
    private Period.Length period = Period.Length.QUARTER;
    private String scope;
    private Integer months;
    private BigDecimal unknownMultiplier = BigDecimal.ONE;
    private final List<Row> rows = new ArrayList<>();
    private String rules = "[]";
    private int place;

    static ShareRuleForm empty(String name) {
        var form = new ShareRuleForm();
        form.name = name;
        form.rows.add(new Row(BigDecimal.ZERO, BigDecimal.ONE));
        form.rows.add(new Row(BigDecimal.TEN, new BigDecimal("1.5")));
        form.rows.add(new Row(new BigDecimal(25), new BigDecimal(2)));
        return form;
    }

    static ShareRuleForm of(String name, List<RuleDefinition> rules) {
        var share = rules.stream().filter(rule -> rule.kind() == Kind.SPEND_SHARE).findFirst();
        var form = share.map(ShareRuleForm::of).orElseGet(() -> empty(name));
        form.name = name;
        form.rules = Json.write(rules);
        form.place = share.map(rules::indexOf).orElse(rules.size());
        return form;
    }

    private static ShareRuleForm of(RuleDefinition rule) {
        var form = new ShareRuleForm();
        form.unit = rule.unit();
        form.points = rule.points();
        form.basis = rule.basis();
        form.period = rule.period() == null ? Period.Length.QUARTER : rule.period();
        form.scope = RuleDefinition.ALL.equals(rule.scope()) ? null : rule.scope();
        form.months = rule.months();
        form.unknownMultiplier = rule.unknownMultiplier() == null ? BigDecimal.ONE : rule.unknownMultiplier();
        rule.bands().forEach(band -> form.rows.add(new Row(band.from().multiply(HUNDRED), band.multiplier())));
        return form;
    }

    /** All rules in their order; of the share rule, what the form doesn't show stays as it was. */
    RuleSetDefinition definition() {
        var all = new ArrayList<>(rules());
        if (place < all.size()) {
            all.set(place, filledIn(all.get(place)));
        } else {
            all.add(filledIn(FRESH));
        }
        return new RuleSetDefinition(name, all);
    }

    private RuleDefinition filledIn(RuleDefinition rule) {
        var trailing = basis == Basis.TRAILING;
        return rule.byShare(unit, points, new ShareTerms(basis, trailing ? null : period,
                scope == null ? RuleDefinition.ALL : scope, trailing ? months : null, bands(), unknownMultiplier));
    }

    private List<RuleDefinition> rules() {
        return List.of(Json.read(rules, RuleDefinition[].class));
    }

    /** The rows in which something stands. */
    List<Band> bands() {
        return rows.stream().filter(row -> !row.isEmpty()).map(Row::band).toList();
    }

    /** What the core would refuse of the bands, as they are now. */
    List<Violation> wrongBands() {
        return definition().violations().stream().filter(wrong -> wrong.field().contains(".bands[")).toList();
    }

    /** Bands are counted by the rows one sees. */
    void dropEmptyRows() {
        rows.removeIf(Row::isEmpty);
    }

    void add() {
        rows.add(new Row(null, null));
    }

    void remove(Row row) {
        rows.remove(row);
    }

    public List<Row> getRows() {
        return rows;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public BigDecimal getUnit() {
        return unit;
    }

    public void setUnit(BigDecimal unit) {
        this.unit = unit;
    }

    public Long getPoints() {
        return points;
    }

    public void setPoints(Long points) {
        this.points = points;
    }

    public Basis getBasis() {
        return basis;
    }

    public void setBasis(Basis basis) {
        this.basis = basis;
    }

    public Period.Length getPeriod() {
        return period;
    }

    public void setPeriod(Period.Length period) {
        this.period = period;
    }

    /** One category; null for everything. */
    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }

    public Integer getMonths() {
        return months;
    }

    public void setMonths(Integer months) {
        this.months = months;
    }

    public BigDecimal getUnknownMultiplier() {
        return unknownMultiplier;
    }

    public void setUnknownMultiplier(BigDecimal unknownMultiplier) {
        this.unknownMultiplier = unknownMultiplier;
    }
}
