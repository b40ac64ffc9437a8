/**
 * What earn rules are: how they are written ({@link io.stamgast.earning.rule.RuleSetDefinition}), what is wrong with
 * them, and what they become to judge purchases ({@link io.stamgast.earning.rule.RuleSet}).
 *
 * <p>A kind of rule is one implementation of {@link io.stamgast.earning.rule.Rule}. Members and kinds that are
 * not implemented are refused when a set is saved; none is ignored. Pure: knows no database, no clock and no HTTP.
 */
package io.stamgast.earning.rule;
