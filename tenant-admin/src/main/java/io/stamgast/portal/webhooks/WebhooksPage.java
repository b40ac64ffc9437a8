package io.stamgast.portal.webhooks;

import io.stamgast.portal.visit.Permissions;
import io.stamgast.webhook.desk.Glance;
import io.stamgast.webhook.desk.Glances;
import io.stamgast.webhook.endpoint.EndpointBody;
import io.stamgast.webhook.endpoint.Endpoints;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All webhooks, and how each of them does. */
@RequestScoped
@Named
public class WebhooksPage {

    /** There are no more. */
    private static final int SHOWN = 50;
    private static final Glance NONE = new Glance(0, 0, null, null, null, null);

    @Inject
    Endpoints endpoints;
    @Inject
    Glances glances;
    @Inject
    Permissions may;

    private List<EndpointBody> rows;
    private Map<UUID, Glance> seen;

    public void load() {
        may.requireRunProgram();
        rows = endpoints.list(null, SHOWN);
        seen = glances.all();
    }

    public List<EndpointBody> getRows() {
        return rows;
    }

    /** Of one that was entered between the two looks, nothing yet. */
    public Glance glance(EndpointBody webhook) {
        return seen.getOrDefault(webhook.id(), NONE);
    }
}
