package io.stamgast.earning.explanation;

import java.util.List;
import java.util.Map;

/**
 * Why points are what they are, step by step.
 *
 * @param steps in the order in which one would work it out by hand
 */
public record ExplanationView(List<Step> steps) {

    public ExplanationView {
        steps = List.copyOf(steps);
    }

    /**
     * One step in words and in data.
     *
     * @param key what kind of step it is, stable; the words may change, their data members don't
     * @param data amounts as decimals in major units, points and exact values, names; what the words are made of
     */
    public record Step(String key, Map<String, Object> data, String text) {
    }
}
