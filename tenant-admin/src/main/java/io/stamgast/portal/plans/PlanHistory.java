package io.stamgast.portal.plans;

import io.stamgast.membership.subscribing.migration.MigrationRequest;
import io.stamgast.membership.subscribing.migration.Migrations;
import io.stamgast.membership.subscribing.migration.Standing;
import io.stamgast.plan.MembershipPlans;
import io.stamgast.plan.PlanVersionView;
import io.stamgast.plan.PlanView.PriceView;
import io.stamgast.plan.PlanView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.portal.language.Figures;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.page.ThisProgram;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.web.Reference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** What a plan was before, and how those who pay an older price come to pay the newer one. */
@ViewScoped
@Named
public class PlanHistory implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;
    private static final int NOTICE_DAYS = 30;

    @Inject
    transient MembershipPlans plans;
    @Inject
    transient Migrations migrations;
    @Inject
    transient Permissions may;
    @Inject
    transient ThisProgram program;
    @Inject
    transient Figures show;
    @Inject
    transient Notices notices;

    private String id;
    private String price;
    private Integer noticeDays = NOTICE_DAYS;
    private transient List<PlanVersionView> versions = List.of();
    private transient List<PriceView> newer = List.of();
    private transient List<Standing> standing = List.of();

    /** Nothing of a new plan. */
    public void load() {
        may.requireRunProgram();
        if (id != null) {
            versions = plans.versions(plan(), null, SHOWN);
            newer = newer(plans.find(plan()));
            standing = migrations.standing(plan());
        }
    }

    /** Prices in force whose code and interval an older one has too, which somebody may still pay. */
    static List<PriceView> newer(PlanView plan) {
        return plan.prices().stream().filter(price -> price.interval() != Interval.ONCE && price.mirrored()
                && plan.retiredPrices().stream().anyMatch(old -> old.code().equals(price.code())
                        && old.interval() == price.interval())).toList();
    }

    /** Tells the members; who is told pays the newer price from the first renewal after the notice. */
    public String migrate() {
        may.requireRunProgram();
        migrations.start(plan(), new MigrationRequest(price, noticeDays));
        notices.done("migrate.done", show.date(program.getToday().plusDays(noticeDays)));
        return "/admin/plan?faces-redirect=true&id=" + id;
    }

    private UUID plan() {
        return Reference.parse("id", id).id();
    }

    /** Up to 50, the latest first. */
    public List<PlanVersionView> getVersions() {
        return versions;
    }

    /** Of members who were told and don't pay the newer price yet. */
    public List<Standing> getStanding() {
        return standing;
    }

    public List<PriceView> getNewer() {
        return newer;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    /** A code. */
    public String getPrice() {
        return price;
    }

    public void setPrice(String price) {
        this.price = price;
    }

    public Integer getNoticeDays() {
        return noticeDays;
    }

    public void setNoticeDays(Integer noticeDays) {
        this.noticeDays = noticeDays;
    }
}
