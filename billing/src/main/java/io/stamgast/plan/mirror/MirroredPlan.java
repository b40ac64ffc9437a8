package io.stamgast.plan.mirror;

import io.stamgast.plan.definition.PlanDefinition;
import io.stamgast.plan.definition.PlanDefinition.Visibility;
import java.util.UUID;

/**
 * A plan and what Stripe was told of it.
 *
 * @param stripeProduct null while Stripe doesn't know it
 * @param shownVersion the version that Stripe shows; null for none
 * @param shown the definition of that version; null for none
 * @param idle whether nothing is under way, and nothing refused
 */
record MirroredPlan(UUID id, String tenant, int version, PlanDefinition definition, String stripeProduct,
                    Integer shownVersion, PlanDefinition shown, boolean idle) {

    /** Whether Stripe is to be told something, or at least to be found to know it. */
    boolean isDue() {
        return idle && (shownVersion == null || shownVersion != version);
    }

    /** Whether Stripe shows a version that looks the same there. */
    boolean isShown() {
        return shown != null && wanted(shown).equals(wanted(definition));
    }

    WantedProduct wanted() {
        return wanted(definition);
    }

    private WantedProduct wanted(PlanDefinition said) {
        return new WantedProduct(id, tenant, version, stripeProduct, said.name(), said.description().orElse(null),
                said.visibility() != Visibility.ARCHIVED);
    }
}
