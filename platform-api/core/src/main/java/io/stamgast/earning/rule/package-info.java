/**
 * What earn rules are once they are compiled from their definitions: {@link io.stamgast.earning.rule.RuleSet}, ready to
 * judge purchases.
 *
 * <p>A kind of rule is one implementation of {@link io.stamgast.earning.rule.Rule}. Pure: knows no database, no clock
 * and no HTTP.
 */
package io.stamgast.earning.rule;
