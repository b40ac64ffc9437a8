package io.stamgast.portal.rules;

import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.ruleset.RuleSetView;
import io.stamgast.earning.ruleset.RuleSets;
import io.stamgast.portal.bands.Stairs;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.web.EntityTags;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/**
 * The rule set in force with its spend-share rule, and all versions. Kept while the page is open: a button acts on the
 * version in whose row it was shown, whatever has come into the list meanwhile.
 */
@ViewScoped
@Named
public class RulesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 50;

    @Inject
    transient RuleSets ruleSets;
    @Inject
    transient Permissions may;
    @Inject
    transient Notices notices;

    private transient List<RuleSetView> versions;
    private transient RuleSetView current;
    private transient RuleDefinition share;

    public void load() {
        versions = ruleSets.list(null, SHOWN);
        current = ruleSets.inForce().orElse(null);
        share = current == null ? null : current.rules().stream().filter(rule -> rule.kind() == Kind.SPEND_SHARE)
                .findFirst().orElse(null);
    }

    /** Takes a version back that is not in force yet; to be edited, or thrown away. */
    public String withdraw(RuleSetView planned) {
        may.requireRunProgram();
        ruleSets.withdraw(planned.id(), EntityTags.ifMatch(planned.version()));
        notices.done("rule.withdrawn");
        return "/admin/rule?faces-redirect=true";
    }

    public List<RuleSetView> getVersions() {
        return versions;
    }

    /** What judges purchases made now; null before the first publication. */
    public RuleSetView getCurrent() {
        return current;
    }

    /** Its spend-share rule; null when it has none. */
    public RuleDefinition getShare() {
        return share;
    }

    public Stairs getStairs() {
        return Stairs.of(share.bands(), null);
    }
}
