package io.stamgast.machine;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stamgast.kernel.Roles;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a machine client is let do. Each call names the roles that may make it; a scope is some of these roles. */
public enum Scope {

    /** What who may only look sees. */
    @JsonProperty("read")
    READ(Roles.READ_ONLY),
    /** Reporting purchases and wallets, with the accounts, members and distributors that they are about. */
    @JsonProperty("purchases")
    PURCHASES(Roles.PURCHASES),
    /** Redeeming, up to the hand-over. */
    @JsonProperty("redemptions")
    REDEMPTIONS(Roles.REDEMPTIONS),
    /** All that a program-admin may, these clients included. */
    @JsonProperty("admin")
    ADMIN(Roles.LOYALTY_API, Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY);

    private final Set<String> roles;

    Scope(String... roles) {
        this.roles = Set.of(roles);
    }

    /** The roles that scopes give. */
    public static Set<String> roles(Collection<Scope> scopes) {
        return scopes.stream().flatMap(scope -> scope.roles.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** In one column: {@code READ PURCHASES}. */
    static String written(Collection<Scope> scopes) {
        return EnumSet.copyOf(scopes).stream().map(Scope::name).collect(Collectors.joining(" "));
    }

    /** What {@link #written} wrote. */
    static Set<Scope> read(String written) {
        return Arrays.stream(written.split(" ")).map(Scope::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }
}
