package io.stamgast.imports.row;

/**
 * A text that loses patience: a regular expression that looks at its characters too often (some try every way to split
 * a text) is stopped, because it is a tenant's and runs on everybody's thread.
 */
final class PatientText implements CharSequence {

    private static final int LOOKS = 100_000;

    /** The expression takes too long on this text. */
    static final class OutOfPatience extends RuntimeException {
        OutOfPatience() {
            super("the expression takes too long", null, false, false);
        }
    }

    private final String text;
    private int looks;

    PatientText(String text) {
        this.text = text;
    }

    @Override
    public char charAt(int index) {
        if (++looks > LOOKS) {
            throw new OutOfPatience();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
