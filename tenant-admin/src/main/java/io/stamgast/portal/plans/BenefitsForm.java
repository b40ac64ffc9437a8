package io.stamgast.portal.plans;

import io.stamgast.plan.definition.PlanDefinition.Benefits;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/** What a plan brings, as it is written in the form: the lines of text one below the other. */
public class BenefitsForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private BigDecimal earnMultiplier;
    private BigDecimal rewardDiscountPercent;
    private boolean earlyAccess;
    private Long monthlyPoints;
    private String texts;

    BenefitsForm(Benefits benefits) {
        earnMultiplier = benefits.earnMultiplier();
        rewardDiscountPercent = benefits.rewardDiscountPercent();
        earlyAccess = benefits.earlyAccess();
        monthlyPoints = benefits.monthlyPoints();
        texts = String.join("\n", benefits.texts());
    }

    Benefits definition() {
        return new Benefits(earnMultiplier, rewardDiscountPercent, earlyAccess, monthlyPoints, lines(texts));
    }

    /** @param written null for none */
    static List<String> lines(String written) {
        return written == null ? List.of()
                : written.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    public BigDecimal getEarnMultiplier() {
        return earnMultiplier;
    }

    public void setEarnMultiplier(BigDecimal earnMultiplier) {
        this.earnMultiplier = earnMultiplier;
    }

    public BigDecimal getRewardDiscountPercent() {
        return rewardDiscountPercent;
    }

    public void setRewardDiscountPercent(BigDecimal rewardDiscountPercent) {
        this.rewardDiscountPercent = rewardDiscountPercent;
    }

    public boolean isEarlyAccess() {
        return earlyAccess;
    }

    public void setEarlyAccess(boolean earlyAccess) {
        this.earlyAccess = earlyAccess;
    }

    public Long getMonthlyPoints() {
        return monthlyPoints;
    }

    public void setMonthlyPoints(Long monthlyPoints) {
        this.monthlyPoints = monthlyPoints;
    }

    public String getTexts() {
        return texts;
    }

    public void setTexts(String texts) {
        this.texts = texts;
    }
}
