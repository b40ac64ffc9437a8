package io.stamgast.portal.clients;

import io.stamgast.kernel.DomainException;
import io.stamgast.machine.ClientDesk;
import io.stamgast.machine.MachineBody;
import io.stamgast.machine.Scope;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.secret.NewSecrets;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.web.EntityTags;
import io.stamgast.web.Reference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;

/** A system as a form. */
@ViewScoped
@Named
public class ClientSetupPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient ClientDesk desk;
    @Inject
    transient NewSecrets secrets;
    @Inject
    transient Permissions may;
    @Inject
    transient Notices notices;

    private String id;
    private String version;
    private ClientForm form;

    /** The system named, else a new one. */
    public void load() {
        may.requireRunProgram();
        if (id == null) {
            form = new ClientForm();
        } else {
            var found = desk.find(client());
            version = EntityTags.ifMatch(found.version());
            form = ClientForm.of(found.body());
        }
    }

    /** A new one gets a secret, which the next page shows. */
    public String save() {
        may.requireRunProgram();
        var violations = form.violations();
        if (!violations.isEmpty()) {
            throw DomainException.malformed("invalid-request", "Some fields are invalid.", violations);
        }
        var saved = id == null ? create() : desk.change(client(), version, form.body()).body();
        notices.done("client.saved");
        return "/admin/client?faces-redirect=true&id=" + saved.id();
    }

    private MachineBody create() {
        var created = desk.create(form.body());
        secrets.tell(created.id(), created.clientSecret(), null);
        return created;
    }

    private UUID client() {
        return Reference.parse("id", id).id();
    }

    public Scope[] getScopes() {
        return Scope.values();
    }

    public ClientForm getForm() {
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
