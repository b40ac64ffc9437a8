package io.stamgast.template;

import io.stamgast.activity.type.ActivityTypes;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.earning.ruleset.RuleSetView;
import io.stamgast.earning.ruleset.RuleSets;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.tier.scheme.TierSchemes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The templates that come with the product, and what a tenant makes of one. */
@ApplicationScoped
public class ProgramTemplates {

    private static final List<ProgramTemplate> ALL = Stream.of("spend-share", "b2b-savings", "academy",
            "daily-activities", "three-tiers", "explorers", "club").map(ProgramTemplates::read).toList();

    /**
     * What a template was made into.
     *
     * @param ruleSet a draft
     * @param activityTypes the codes of those that were made; the others stood there before
     * @param tierScheme whether the tenant got the template's tiers; false where it has none, or the tenant had some
     */
    public record Applied(RuleSetView ruleSet, List<String> activityTypes, boolean tierScheme) {
    }

    @Inject
    RuleSets ruleSets;
    @Inject
    ActivityTypes activityTypes;
    @Inject
    TierSchemes tierSchemes;

    private static ProgramTemplate read(String code) {
        try (var file = ProgramTemplates.class.getResourceAsStream(code + ".json")) {
            return Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8), ProgramTemplate.class);
        } catch (IOException defect) {
            throw new UncheckedIOException(defect);
        }
    }

    public List<ProgramTemplate> all() {
        return ALL;
    }

    /** @throws DomainException ({@code not-found}, 404) */
    public ProgramTemplate find(String code) {
        return ALL.stream().filter(template -> template.code().equals(code)).findFirst()
                .orElseThrow(() -> DomainException.notFound("program template", code));
    }

    /**
     * Makes a draft of its rules, and what these need and the tenant does not have yet; nothing that is there is
     * changed, and nothing acts before the draft is published, but tiers.
     *
     * @throws DomainException ({@code not-found}, 404)
     */
    @Transactional
    public Applied apply(String code) {
        var template = find(code);
        var made = new ArrayList<String>();
        for (var type : template.activityTypes()) {
            if (!activityTypes.knows(type.code())) {
                activityTypes.create(type);
                made.add(type.code());
            }
        }
        var tiers = template.tierScheme() != null && !tierSchemes.exists();
        if (tiers) {
            tierSchemes.put(null, template.tierScheme());
        }
        return new Applied(ruleSets.create(new RuleSetDefinition(template.name(), template.rules())), made, tiers);
    }
}
