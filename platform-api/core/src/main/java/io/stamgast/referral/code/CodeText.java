package io.stamgast.referral.code;

import java.security.SecureRandom;
import java.util.Locale;

/** What codes look like: eight letters and digits of those that nobody takes for another. */
final class CodeText {

    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CodeText() {
    }

    /** One of more than 8·10¹¹, so that guessing one is hopeless. */
    static String any() {
        var code = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    /** As people type it: in small letters, with blanks and hyphens. */
    static String read(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
