package io.stamgast.kernel;

import java.util.Base64;

/** Boxes of tests, which have no settings. */
public final class SecretBoxes {

    private SecretBoxes() {
    }

    /** @param seed boxes of the same seed open each other's secrets */
    public static SecretBox of(int seed) {
        var key = new byte[32];
        key[0] = (byte) seed;
        var box = new SecretBox();
        box.key = Base64.getEncoder().encodeToString(key);
        return box;
    }
}
