package io.stamgast.earning.rule;

/**
 * Points for an activity.
 *
 * @param type the code of the activity's type
 */
public record ActivityRule(Terms terms, String type) implements Rule {
}
