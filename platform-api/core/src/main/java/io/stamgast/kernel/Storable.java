package io.stamgast.kernel;

/** What PostgreSQL can keep as text: it has no U+0000, and no encoding for half a surrogate pair. */
public final class Storable {

    /** Said of a text that isn't. */
    public static final String REFUSAL = "must not hold U+0000 or half a surrogate pair";

    private Storable() {
    }

    public static boolean isText(String text) {
        for (int at = 0, point; at < text.length(); at += Character.charCount(point)) {
            point = text.codePointAt(at);
            if (point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return false;
            }
        }
        return true;
    }
}
