package io.stamgast.webhook.endpoint;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which types of events are wanted: whole names ({@code redemption.confirmed}), all whose names begin alike
 * ({@code redemption.*}), or every one ({@code *}).
 */
public record TypePatterns(List<String> patterns) {

    static final String EVERY = "*";

    private static final Pattern WRITTEN = Pattern.compile("\\*|[a-z][a-z0-9_-]*(\\.[a-z0-9_-]+)*(\\.\\*)?");

    public TypePatterns {
        patterns = List.copyOf(patterns);
    }

    static boolean isPattern(String text) {
        return WRITTEN.matcher(text).matches();
    }

    public boolean include(String type) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, type));
    }

    private static boolean matches(String pattern, String type) {
        return pattern.endsWith(EVERY) ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(type);
    }
}
