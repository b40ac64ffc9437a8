package io.stamgast.portal.webhooks;

import io.stamgast.kernel.DomainException;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.page.Shape;
import io.stamgast.portal.secret.NewSecrets;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.web.EntityTags;
import io.stamgast.web.Reference;
import io.stamgast.webhook.endpoint.EndpointBody;
import io.stamgast.webhook.endpoint.Endpoints;
import io.stamgast.webhook.endpoint.Payload;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;

/** A webhook as a form. */
@ViewScoped
@Named
public class WebhookSetupPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST_HEADERS = 20;

    @Inject
    transient Endpoints endpoints;
    @Inject
    transient EventCatalogue catalogue;
    @Inject
    transient NewSecrets secrets;
    @Inject
    transient Shape shape;
    @Inject
    transient Permissions may;
    @Inject
    transient Notices notices;

    private String id;
    private String version;
    private WebhookForm form;

    /** The webhook named, else a new one. */
    public void load() {
        may.requireRunProgram();
        if (id == null) {
            form = WebhookForm.empty(catalogue.getNouns());
        } else {
            var found = endpoints.find(webhook());
            version = EntityTags.ifMatch(found.version());
            form = WebhookForm.of(found.body(), catalogue.getNouns());
        }
    }

    /** A new one gets a secret, which the next page shows. */
    public String save() {
        may.requireRunProgram();
        var violations = form.violations();
        if (!violations.isEmpty()) {
            throw DomainException.ruleBroken("invalid-webhook-endpoint", "Some headers can't be sent.", violations);
        }
        var wanted = form.body();
        shape.require(wanted);
        var saved = id == null ? create(wanted) : endpoints.change(webhook(), version, wanted).body();
        notices.done("setup.saved");
        return "/admin/webhook?faces-redirect=true&id=" + saved.id();
    }

    private EndpointBody create(EndpointBody wanted) {
        var created = endpoints.create(wanted);
        secrets.tell(created.id(), created.secret(), null);
        return created;
    }

    public void addHeader() {
        form.addHeader();
    }

    public void removeHeader(WebhookForm.Header header) {
        form.remove(header);
    }

    private UUID webhook() {
        return Reference.parse("id", id).id();
    }

    public boolean isRoomForHeaders() {
        return form.getHeaders().size() < MOST_HEADERS;
    }

    public Payload[] getPayloads() {
        return Payload.values();
    }

    public WebhookForm getForm() {
        return form;
    }

    /** Null for a new one. */
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
