package io.stamgast.earning.condition;

/** The values that a condition's names have now. */
@FunctionalInterface
public interface Facts {

    /**
     * Text, number, truth, time, list or map, as the {@link Vocabulary} says.
     *
     * @param name such as {@code line.category}
     * @return null for a name that has no value here
     */
    Object value(String name);
}
