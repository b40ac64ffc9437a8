package io.stamgast.web;

import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What nobody foresaw: the log has all of it under an id, and the caller gets the id only. */
public final class Incident {

    private static final Logger LOG = Logger.getLogger(Incident.class.getName());

    private Incident() {
    }

    /** @param failure null when nothing more is known than that it failed */
    public static Problem of(Throwable failure) {
        var incident = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "incident " + incident, failure);
        return new Problem("urn:stamgast:problem:internal-error", Problem.title(500), 500,
                "Something went wrong on our side; nothing was changed. Tell us the incident id.", "internal-error",
                null, incident);
    }
}
