package io.stamgast.stripe.simulator.world;

/** Something that happens at a time; of two at the same second, what was planned first happens first. */
record Due(long at, long number, Account account, String key) implements Comparable<Due> {

    @Override
    public int compareTo(Due other) {
        return at != other.at ? Long.compare(at, other.at) : Long.compare(number, other.number);
    }
}
