package io.stamgast.portal.visit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A part of the portal, and the roles that open it. {@code web.xml} locks the same doors. */
enum Door {

    ADMIN("/admin", List.of("program-admin", "account-manager", "finance", "read-only")),
    REWARDS("/rewards", List.of("buyer"));

    private final String path;
    private final List<String> roles;

    Door(String path, List<String> roles) {
        this.path = path;
        this.roles = roles;
    }

    String path() {
        return path;
    }

    boolean opensFor(HttpServletRequest request) {
        return roles.stream().anyMatch(request::isUserInRole);
    }

    static boolean isBehindOne(String path) {
        return Arrays.stream(values()).anyMatch(door -> path.equals(door.path) || path.startsWith(door.path + "/")
                || path.startsWith(door.path + "?"));
    }

    /** The first door that opens for the visitor; none for a stranger, or somebody without a role here. */
    static Optional<Door> of(HttpServletRequest request) {
        return Arrays.stream(values()).filter(door -> door.opensFor(request)).findFirst();
    }
}
