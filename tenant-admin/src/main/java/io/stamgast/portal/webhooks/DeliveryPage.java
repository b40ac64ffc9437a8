package io.stamgast.portal.webhooks;

import io.stamgast.account.Accounts;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.web.Reference;
import io.stamgast.webhook.attempt.Attempt;
import io.stamgast.webhook.desk.DeliveryDesk;
import io.stamgast.webhook.desk.DeliveryState;
import io.stamgast.webhook.desk.DeliveryView;
import io.stamgast.webhook.endpoint.EndpointBody;
import io.stamgast.webhook.endpoint.EndpointState;
import io.stamgast.webhook.endpoint.Endpoints;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** One message to a webhook, with every attempt. Asked again every moment until it is tried. */
@ViewScoped
@Named
public class DeliveryPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Endpoints endpoints;
    @Inject
    transient DeliveryDesk desk;
    @Inject
    transient Accounts accounts;
    @Inject
    transient Permissions may;
    @Inject
    transient Notices notices;

    private String webhookId;
    private String id;
    private transient EndpointBody webhook;
    private transient DeliveryView shown;

    public void load() {
        may.requireRunProgram();
        webhook = endpoints.find(webhookId()).body();
        shown = desk.find(webhookId(), messageId());
    }

    public String replay() {
        may.requireRunProgram();
        desk.replay(webhookId(), messageId());
        notices.done("message.againDone");
        return "/admin/delivery?faces-redirect=true&webhook=" + webhookId + "&id=" + id;
    }

    private UUID webhookId() {
        return Reference.parse("webhook", webhookId).id();
    }

    private UUID messageId() {
        return Reference.parse("id", id).id();
    }

    /** Whether it is about to be tried, so that it is worth to look again. */
    public boolean isAboutToGo() {
        return isWaiting() && shown.attempts() == 0 && isOn();
    }

    public boolean isReplayable() {
        return !isWaiting() && isOn();
    }

    private boolean isWaiting() {
        return shown.state() == DeliveryState.WAITING;
    }

    public boolean isOn() {
        return webhook.state() == EndpointState.ON;
    }

    /** The latest first. */
    public List<Attempt> getAttempts() {
        var attempts = new ArrayList<>(shown.history());
        Collections.reverse(attempts);
        return attempts;
    }

    /** Null for a message that concerns none. */
    public String getAccountName() {
        return shown.account() == null ? null : accounts.find(new Reference(shown.account(), null)).name();
    }

    public EndpointBody getWebhook() {
        return webhook;
    }

    public DeliveryView getShown() {
        return shown;
    }

    public String getWebhookId() {
        return webhookId;
    }

    public void setWebhookId(String webhookId) {
        this.webhookId = webhookId;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
