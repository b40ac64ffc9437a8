package io.stamgast.stripe.simulator.world;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Identifiers in Stripe's manner: a prefix that names the kind, then letters and digits. */
public final class Ids {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SplittableRandom RANDOM = new SplittableRandom(new SecureRandom().nextLong());

    private Ids() {
    }

    public static String fresh(String prefix) {
        return prefix + "_" + random(24);
    }

    public static synchronized String random(int length) {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
