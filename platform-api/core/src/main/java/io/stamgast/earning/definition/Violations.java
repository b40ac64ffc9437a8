package io.stamgast.earning.definition;

import io.stamgast.kernel.DomainException.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What was found wrong, each with its place; a view of it at a place adds to the same list. */
final class Violations {

    static final int MAX_DECIMALS = 6;
    static final long MAX_POINTS = 1_000_000;
    private static final BigDecimal MAX_MULTIPLIER = new BigDecimal(1000);
    private static final BigDecimal MAX_MONEY = new BigDecimal("1000000000000");
    private static final String NO_MULTIPLIER = "must be a decimal number from 0 to " + MAX_MULTIPLIER
            + " with at most " + MAX_DECIMALS + " decimals";

    private final List<Violation> found;
    private final String path;

    Violations() {
        this(new ArrayList<>(), "");
    }

    private Violations(List<Violation> found, String path) {
        this.found = found;
        this.path = path;
    }

    Violations at(String member) {
        return new Violations(found, path.isEmpty() ? member : path + "." + member);
    }

    List<Violation> all() {
        return found;
    }

    void require(boolean holds, String member, String message) {
        if (!holds) {
            found.add(new Violation(path.isEmpty() ? member : path + "." + member, message));
        }
    }

    /** A whole number; null is none. */
    void whole(String member, Long value, long min, long max) {
        require(value != null && value >= min && value <= max, member,
                "must be a whole number from " + min + " to " + max);
    }

    void whole(String member, Integer value, int min, int max) {
        whole(member, value == null ? null : Long.valueOf(value), min, max);
    }

    void multiplier(String member, BigDecimal value) {
        require(value != null && value.signum() >= 0 && fits(value, MAX_MULTIPLIER), member, NO_MULTIPLIER);
    }

    /** An amount of money above 0. */
    void unit(String member, BigDecimal unit) {
        if (unit == null || unit.signum() <= 0) {
            require(false, member, "must be an amount of money above 0, such as 10.00");
            return;
        }
        require(unit.compareTo(MAX_MONEY) <= 0, member, "must be at most " + MAX_MONEY);
        require(unit.scale() <= MAX_DECIMALS, member, "must have at most " + MAX_DECIMALS + " decimals");
    }

    /** An amount of money from 0. */
    void amount(String member, BigDecimal amount) {
        require(amount == null || amount.signum() >= 0 && fits(amount, MAX_MONEY), member,
                "must be an amount of money from 0 to " + MAX_MONEY + " with at most " + MAX_DECIMALS + " decimals");
    }

    /** Looks at size and decimals before anything computes with it: 1E+999999999 is short to write. */
    static boolean fits(BigDecimal value, BigDecimal max) {
        return value.scale() <= MAX_DECIMALS && value.scale() >= -MAX_DECIMALS * 2 && value.precision() <= 20
                && value.compareTo(max) <= 0;
    }
}
