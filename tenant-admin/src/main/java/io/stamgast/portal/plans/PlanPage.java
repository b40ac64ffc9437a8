package io.stamgast.portal.plans;

import io.stamgast.plan.MembershipPlans;
import io.stamgast.plan.PlanView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition.Trial;
import io.stamgast.plan.definition.PlanDefinition.Visibility;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.page.ThisProgram;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.web.EntityTags;
import io.stamgast.web.Reference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;

/** A plan as a form. Who has the plan keeps what they took; a change is for those who take it from now on. */
@ViewScoped
@Named
public class PlanPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient MembershipPlans plans;
    @Inject
    transient Permissions may;
    @Inject
    transient Notices notices;
    @Inject
    transient ThisProgram program;

    private String id;
    private String version;
    private PlanForm form;

    /** The plan named, else a new one. */
    public void load() {
        may.requireRunProgram();
        if (id == null) {
            form = PlanForm.empty(program.getCurrency());
        } else {
            show(plans.find(Reference.parse("id", id).id()));
        }
    }

    private void show(PlanView plan) {
        id = plan.id().toString();
        version = EntityTags.ifMatch(plan.version());
        form = PlanForm.of(plan);
    }

    public String save() {
        may.requireRunProgram();
        form.dropEmptyRows();
        var wanted = form.definition();
        if (id == null) {
            plans.create(wanted);
        } else {
            plans.change(UUID.fromString(id), version, wanted);
        }
        notices.done("plan.saved");
        return "/admin/plans?faces-redirect=true";
    }

    public void addPrice() {
        form.add(program.getCurrency());
    }

    public void removePrice(PlanForm.Row row) {
        form.remove(row);
    }

    public Interval[] getIntervals() {
        return Interval.values();
    }

    public Trial.End[] getEnds() {
        return Trial.End.values();
    }

    public Visibility[] getVisibilities() {
        return Visibility.values();
    }

    /** Null for a new plan. */
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public PlanForm getForm() {
        return form;
    }
}
