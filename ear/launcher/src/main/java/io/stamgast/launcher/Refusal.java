package io.stamgast.launcher;

import java.util.List;

/** Why the program doesn't start, in words for the person who started it; everything that is wrong at once. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> reasons;

    public Refusal(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    public Refusal(String reason) {
        this(List.of(reason));
    }

    public List<String> reasons() {
        return reasons;
    }
}
