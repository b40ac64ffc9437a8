package io.stamgast.portal.rules;

import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.ruleset.RuleSetView;
import io.stamgast.earning.ruleset.RuleSets;
import io.stamgast.portal.bands.Stairs;
import io.stamgast.portal.language.Words;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.page.ThisProgram;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.wallet.Period;
import io.stamgast.web.EntityTags;
import io.stamgast.web.Reference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/** A draft of the rules as a form: saved as often as one likes, then published from a day on. */
@ViewScoped
@Named
public class DraftPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String RULES = "/admin/rule?faces-redirect=true";

    @Inject
    transient RuleSets ruleSets;
    @Inject
    transient Permissions may;
    @Inject
    transient Notices notices;
    @Inject
    transient Words words;
    @Inject
    transient ThisProgram program;

    private String id;
    private String from;
    private String version;
    private ShareRuleForm form;
    private LocalDate effectiveFrom;

    /** The draft named, else a new one that begins as a copy of another version, else an empty one. */
    public void load() {
        may.requireRunProgram();
        effectiveFrom = program.getToday();
        if (id != null) {
            show(ruleSets.find(Reference.parse("id", id).id()));
        } else if (from != null) {
            var other = ruleSets.find(Reference.parse("from", from).id());
            form = ShareRuleForm.of(other.name(), other.rules());
        } else {
            form = ShareRuleForm.empty(words.say("rule.newName"));
        }
    }

    private void show(RuleSetView draft) {
        id = draft.id().toString();
        version = EntityTags.ifMatch(draft.version());
        form = ShareRuleForm.of(draft.name(), draft.rules());
    }

    public void save() {
        keep();
        notices.doneHere("rule.saved");
    }

    private void keep() {
        may.requireRunProgram();
        form.dropEmptyRows();
        var definition = form.definition();
        show(id == null ? ruleSets.create(definition) : ruleSets.change(draft(), version, definition));
    }

    /** Saves what the form says, and puts it in force from the day's first moment in the program's zone. */
    public String publish() {
        keep();
        ruleSets.publish(draft(), version, effectiveFrom.atStartOfDay(program.getZone()).toInstant());
        notices.done("rule.published");
        return RULES;
    }

    public String discard() {
        may.requireRunProgram();
        if (id != null) {
            ruleSets.remove(draft(), version);
        }
        return RULES;
    }

    private UUID draft() {
        return UUID.fromString(id);
    }

    /** Says what is wrong with the bands as soon as one leaves a field. */
    public void checkBands() {
        notices.beside(form.wrongBands());
    }

    public void addBand() {
        form.add();
    }

    public void removeBand(ShareRuleForm.Row row) {
        form.remove(row);
    }

    public Stairs getStairs() {
        return Stairs.of(form.bands(), null);
    }

    public Basis[] getBases() {
        return Basis.values();
    }

    public Period.Length[] getLengths() {
        return Period.Length.values();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public ShareRuleForm getForm() {
        return form;
    }

    public LocalDate getEffectiveFrom() {
        return effectiveFrom;
    }

    public void setEffectiveFrom(LocalDate effectiveFrom) {
        this.effectiveFrom = effectiveFrom;
    }
}
