package io.stamgast.portal.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/** What the refusal page says: who is logged in, and which pages are that person's own. */
@RequestScoped
@Named
public class Refusal {

    @Inject
    HttpServletRequest request;

    /** The key of the sentence; its value is the visitor's name. */
    public String getReason() {
        return own().map(door -> "refused." + door.name().toLowerCase(Locale.ROOT)).orElse("refused.nobody");
    }

    public String getVisitor() {
        return request.getUserPrincipal() == null ? "" : request.getUserPrincipal().getName();
    }

    /** The path of the visitor's own pages, or null. */
    public String getDoor() {
        return own().map(Door::path).orElse(null);
    }

    /** Not the door that has just been refused: a buyer who belongs to no business is at the right one. */
    private Optional<Door> own() {
        var refused = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return Door.of(request).filter(door -> refused == null || !refused.startsWith(door.path()));
    }
}
