package io.stamgast.portal.clients;

import io.stamgast.machine.ClientDesk;
import io.stamgast.machine.MachineBody;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.secret.NewSecrets;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.web.Reference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One system: what it may do, its new secret, and its end. */
@ViewScoped
@Named
public class ClientPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String HERE = "/admin/client?faces-redirect=true&id=";

    @Inject
    transient ClientDesk desk;
    @Inject
    transient NewSecrets secrets;
    @Inject
    transient Permissions may;
    @Inject
    transient Notices notices;
    @Inject
    @ConfigProperty(name = "stamgast.keycloak.url")
    transient String keycloakUrl;
    @Inject
    @ConfigProperty(name = "stamgast.keycloak.realm")
    transient String realm;

    private String id;
    private transient MachineBody shown;
    private transient NewSecrets.Told secret;

    public void load() {
        may.requireRunProgram();
        shown = desk.find(client()).body();
        secrets.take(client()).ifPresent(told -> secret = told);
    }

    public String rotate() {
        may.requireRunProgram();
        secrets.tell(client(), desk.rotate(client()).clientSecret(), null);
        return HERE + id;
    }

    public String revoke() {
        may.requireRunProgram();
        desk.revoke(client());
        notices.done("client.revoked");
        return HERE + id;
    }

    private UUID client() {
        return Reference.parse("id", id).id();
    }

    /** Where it gets its tokens. */
    public String getTokens() {
        return keycloakUrl + "/realms/" + realm + "/protocol/openid-connect/token";
    }

    public MachineBody getShown() {
        return shown;
    }

    /** Null unless it is new. */
    public NewSecrets.Told getSecret() {
        return secret;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
