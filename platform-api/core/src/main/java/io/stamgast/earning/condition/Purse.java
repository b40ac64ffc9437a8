package io.stamgast.earning.condition;

import dev.cel.runtime.CelLateFunctionBindings;

/**
 * The turns through lists that conditions may still take: all that a purchase's rules may take together, and out of it
 * a part for each rule. Whoever asks the same conditions in the same order gets equally far, however fast the machine.
 */
public final class Purse {

    /** The most turns that one rule may take for a purchase: a fraction of a second. */
    public static final int OF_A_RULE = 200_000;
    /** The most turns that all rules together may take for a purchase. */
    public static final int OF_A_PURCHASE = 500_000;

    private final Purse whole;
    private final int weight;
    private int left;
    private boolean overdrawn;
    private CelLateFunctionBindings counting;

    private Purse(Purse whole, int weight, int left) {
        this.whole = whole;
        this.weight = weight;
        this.left = left;
    }

    /** A full one. */
    public static Purse ofAPurchase() {
        return new Purse(null, 1, OF_A_PURCHASE);
    }

    /**
     * What the next rule may take; what it takes is missing here.
     *
     * @param weight for how many each of its turns counts
     */
    Purse ofARule(int weight) {
        return new Purse(this, weight, Math.min(OF_A_RULE, left));
    }

    /** @return false where there are not so many left; then none are, so that what has begun ends soon */
    boolean take(int turns) {
        var taken = turns * weight;
        if (overdrawn || taken > left) {
            overdrawn = true;
            return false;
        }
        left -= taken;
        if (whole != null) {
            whole.left -= taken;
        }
        return true;
    }

    /** What counts the turns that are taken out of it. */
    CelLateFunctionBindings counting() {
        if (counting == null) {
            counting = Turns.from(this);
        }
        return counting;
    }

    boolean isOverdrawn() {
        return overdrawn;
    }
}
