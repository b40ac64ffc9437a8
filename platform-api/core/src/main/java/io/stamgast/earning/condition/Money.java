package io.stamgast.earning.condition;

/** Amounts as conditions see them: doubles in major units; null for what is unknown, so that nothing holds of it. */
final class Money {

    private final double unit;

    Money(int digits) {
        unit = Math.pow(10, digits);
    }

    Double major(Long minor) {
        return minor == null ? null : Double.valueOf(minor / unit);
    }

    /** Whether it is known that no discount was given. */
    boolean isFullPrice(Line line) {
        var whole = line.whole();
        return whole.listMinor() != null && Math.abs(whole.netMinor()) >= Math.abs(whole.listMinor());
    }

    /** Profit as a part of the net amount. */
    Double margin(Line line) {
        var whole = line.whole();
        return whole.costMinor() == null || whole.netMinor() == 0 ? null
                : Double.valueOf((double) (whole.netMinor() - whole.costMinor()) / whole.netMinor());
    }
}
