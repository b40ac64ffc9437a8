package io.stamgast.portal.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** What the refusal page says: who is logged in, and which pages are that person's own. */
@RequestScoped
@Named
public class Refusal {

    @Inject
    HttpServletRequest request;

    /** The key of the sentence; its value is the visitor's name. */
    public String getReason() {
        return Door.of(request).map(own -> "refused." + own.name().toLowerCase(Locale.ROOT))
                .orElse("refused.nobody");
    }

    public String getVisitor() {
        return request.getUserPrincipal() == null ? "" : request.getUserPrincipal().getName();
    }

    /** The path of the visitor's own pages, or null. */
    public String getDoor() {
        return Door.of(request).map(Door::path).orElse(null);
    }
}
