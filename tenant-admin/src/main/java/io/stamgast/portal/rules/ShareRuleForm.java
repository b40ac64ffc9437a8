package io.stamgast.portal.rules;

import io.stamgast.earning.rule.RuleDefinition;
import io.stamgast.earning.rule.RuleDefinition.Band;
import io.stamgast.earning.rule.RuleDefinition.Basis;
import io.stamgast.earning.rule.RuleDefinition.Kind;
import io.stamgast.earning.rule.RuleSetDefinition;
import io.stamgast.kernel.Json;
import io.stamgast.wallet.Period;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the form holds of a rule set: its name, its spend-share rule, and the other rules untouched. */
public class ShareRuleForm implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** A band as people write it: from so many per cent. */
    public static class Row implements Serializable {

        private static final long serialVersionUID = 1L;
        private BigDecimal percent;
        private BigDecimal multiplier;

        Row(BigDecimal percent, BigDecimal multiplier) {
            this.percent = percent;
            this.multiplier = multiplier;
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
    private String code = "share";
    private BigDecimal unit = BigDecimal.TEN;
    private Long points = 1L;
    private Basis basis = Basis.PERIOD_CLOSE;
    private Period.Length period = Period.Length.QUARTER;
    private String scope = RuleDefinition.ALL;
    private Integer months;
    private BigDecimal unknownMultiplier = BigDecimal.ONE;
    private final List<Row> rows = new ArrayList<>();
    private String others = "[]";

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
        form.others = Json.write(rules.stream().filter(rule -> share.isEmpty() || rule != share.get()).toList());
        return form;
    }

    private static ShareRuleForm of(RuleDefinition rule) {
        var form = new ShareRuleForm();
        form.code = rule.code();
        form.unit = rule.unit();
        form.points = rule.points();
        form.basis = rule.basis();
        form.period = rule.period();
        form.scope = rule.scope() == null ? RuleDefinition.ALL : rule.scope();
        form.months = rule.months();
        form.unknownMultiplier = rule.unknownMultiplier() == null ? BigDecimal.ONE : rule.unknownMultiplier();
        rule.bands().forEach(band -> form.rows.add(new Row(band.from().multiply(HUNDRED), band.multiplier())));
        return form;
    }

    RuleSetDefinition definition() {
        var rules = new ArrayList<>(getOthers());
        var trailing = basis == Basis.TRAILING;
        rules.add(new RuleDefinition(code, Kind.SPEND_SHARE, null, unit, points, null, null, null, null, null, null,
                null, basis, trailing ? null : period, scope, trailing ? months : null, bands(), unknownMultiplier));
        return new RuleSetDefinition(name, rules);
    }

    /** The rows that are filled in. */
    List<Band> bands() {
        return rows.stream().filter(row -> row.percent != null && row.multiplier != null)
                .map(row -> new Band(row.percent.divide(HUNDRED), row.multiplier)).toList();
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

    public List<RuleDefinition> getOthers() {
        return List.of(Json.read(others, RuleDefinition[].class));
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
