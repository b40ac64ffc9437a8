package io.stamgast.portal.visit;

import io.stamgast.web.Incident;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * What the page of failures says: the id under which the log has what happened. A page that failed in the background
 * leads here with the id it was given.
 */
@RequestScoped
@Named
public class Failure {

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    @Inject
    HttpServletRequest request;

    private String incident;

    /** Null when nothing is known to have failed. */
    public String getIncident() {
        if (incident == null) {
            incident = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null ? given() : logged();
        }
        return incident;
    }

    private String given() {
        var id = request.getParameter("incident");
        return id != null && ID.matcher(id).matches() ? id : null;
    }

    private String logged() {
        return Incident.of((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)).incident();
    }
}
