package io.stamgast.portal.webhooks;

import io.stamgast.portal.page.Notices;
import io.stamgast.portal.page.ThisProgram;
import io.stamgast.portal.secret.NewSecrets;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.web.EntityTags;
import io.stamgast.web.Reference;
import io.stamgast.webhook.desk.DeliveryDesk;
import io.stamgast.webhook.desk.ReplayBody.What;
import io.stamgast.webhook.desk.StatsView;
import io.stamgast.webhook.endpoint.EndpointBody;
import io.stamgast.webhook.endpoint.EndpointState;
import io.stamgast.webhook.endpoint.Endpoints;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;

/** One webhook: how it does, and what people do with it. */
@ViewScoped
@Named
public class WebhookPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String HERE = "/admin/webhook?faces-redirect=true&id=";

    @Inject
    transient Endpoints endpoints;
    @Inject
    transient DeliveryDesk desk;
    @Inject
    transient EventCatalogue catalogue;
    @Inject
    transient NewSecrets secrets;
    @Inject
    transient ThisProgram program;
    @Inject
    transient Permissions may;
    @Inject
    transient Notices notices;

    private String id;
    private String version;
    private String testType;
    private final ReplayForm again = new ReplayForm();
    private transient EndpointBody shown;
    private transient StatsView stats;
    private transient NewSecrets.Told secret;

    public void load() {
        may.requireRunProgram();
        var found = endpoints.find(webhook());
        shown = found.body();
        version = EntityTags.ifMatch(found.version());
        stats = null;
        secrets.take(webhook()).ifPresent(told -> secret = told);
    }

    public String turnOn() {
        return turn(true, "webhook.turnedOn");
    }

    public String turnOff() {
        return turn(false, "webhook.turnedOff");
    }

    private String turn(boolean on, String news) {
        may.requireRunProgram();
        var wanted = WebhookForm.of(shown, catalogue.getNouns());
        wanted.setOn(on);
        endpoints.change(webhook(), version, wanted.body());
        notices.done(news);
        return HERE + id;
    }

    /** Leads to the message, on which one sees what comes of it. */
    public String test() {
        may.requireRunProgram();
        var sent = desk.test(webhook(), testType);
        return "/admin/delivery?faces-redirect=true&webhook=" + id + "&id=" + sent.id();
    }

    public String rotate() {
        may.requireRunProgram();
        var rotated = endpoints.rotate(webhook(), null);
        secrets.tell(webhook(), rotated.secret(), rotated.formerUntil());
        return HERE + id;
    }

    public String remove() {
        may.requireRunProgram();
        endpoints.remove(webhook());
        notices.done("webhook.removed");
        return "/admin/webhooks?faces-redirect=true";
    }

    /** Leads to this page, which shows how far that has got. */
    public String replay() {
        may.requireRunProgram();
        var begun = desk.begin(webhook(), again.body(program.getZone()));
        if (begun.total() == 0) {
            notices.done("again.nothing");
            return HERE + id;
        }
        return HERE + id + "&upTo=" + begun.upTo() + "&of=" + begun.total();
    }

    private UUID webhook() {
        return Reference.parse("id", id).id();
    }

    public boolean isOn() {
        return shown.state() == EndpointState.ON;
    }

    public What[] getChoices() {
        return What.values();
    }

    public EndpointBody getShown() {
        return shown;
    }

    /** Read only where it is shown: how far a replay has got is asked for every moment. */
    public StatsView getStats() {
        if (stats == null) {
            stats = desk.stats(webhook(), null);
        }
        return stats;
    }

    /** Null unless it is new. */
    public NewSecrets.Told getSecret() {
        return secret;
    }

    public ReplayForm getAgain() {
        return again;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    /** Null for a type that nothing else has. */
    public String getTestType() {
        return testType;
    }

    public void setTestType(String testType) {
        this.testType = testType;
    }
}
