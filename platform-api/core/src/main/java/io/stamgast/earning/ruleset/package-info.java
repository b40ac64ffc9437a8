/**
 * Rule sets as people look after them: drafts that can be edited, versions that are published and then never change.
 *
 * <p>A version judges the purchases from its effective instant until the next version's. It may be published for the
 * past, while nothing is judged there; {@link io.stamgast.earning.ruleset.RuleSetPublished} tells who judges what was
 * waiting. {@link io.stamgast.earning.ruleset.RuleBook} has the published versions ready for judging.
 */
package io.stamgast.earning.ruleset;
