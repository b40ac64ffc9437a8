/**
 * Rule sets as people look after them: drafts that can be edited, and versions that are published. A published version
 * never changes; until its effective instant it can be taken back, unless it has judged a purchase that is dated ahead,
 * and is a draft again.
 *
 * <p>A version judges the purchases from its effective instant until the next version's. It may be published for the
 * past, while nothing is judged there; {@link io.stamgast.earning.ruleset.RuleSetPublished} tells who judges what was
 * waiting. {@link io.stamgast.earning.ruleset.RuleBook} has the published versions ready for judging.
 */
package io.stamgast.earning.ruleset;
