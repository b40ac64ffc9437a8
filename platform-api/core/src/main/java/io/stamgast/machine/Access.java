package io.stamgast.machine;

import java.util.Set;

/**
 * What somebody wants a machine client to be.
 *
 * @param scopes at least one
 * @param ratePerSecond how many requests it may make; null for as many as the tenant
 */
record Access(String name, Set<Scope> scopes, Integer ratePerSecond) {

    static Access of(Machine machine) {
        return new Access(machine.name(), machine.scopes(), machine.ratePerSecond());
    }
}
