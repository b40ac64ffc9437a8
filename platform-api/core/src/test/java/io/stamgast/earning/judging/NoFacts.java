package io.stamgast.earning.judging;

import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.ShareNeed;
import io.stamgast.wallet.Share;

/** For judging what asks for nothing beyond the purchase, or for its share only. */
public final class NoFacts {

    private NoFacts() {
    }

    /** Nothing is kept, counted or known. */
    public static Circumstances none() {
        return shares(need -> null);
    }

    /** Nothing but shares. */
    public static Circumstances shares(ShareLookup shares) {
        return new Circumstances() {
            @Override
            public Share of(ShareNeed need) {
                return shares.of(need);
            }

            @Override
            public Fraction of(String ruleCode) {
                return Fraction.ZERO;
            }
        };
    }

    /** Nothing but fractions that are kept. */
    static Circumstances keeping(Carries carries) {
        return new Circumstances() {
            @Override
            public Share of(ShareNeed need) {
                return null;
            }

            @Override
            public Fraction of(String ruleCode) {
                return carries.of(ruleCode);
            }
        };
    }

    public static Carries carries() {
        return code -> Fraction.ZERO;
    }
}
