package io.stamgast.portal.clients;

import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.machine.MachineBody;
import io.stamgast.machine.Scope;
import io.stamgast.rate.RateLimits;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A system as it is written in the form. */
public class ClientForm implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NAME = 100;

    private String name;
    private List<Scope> scopes = new ArrayList<>();
    private Integer ratePerSecond;

    static ClientForm of(MachineBody client) {
        var form = new ClientForm();
        form.name = client.name();
        form.scopes = new ArrayList<>(client.scopes());
        form.ratePerSecond = client.ratePerSecond();
        return form;
    }

    MachineBody body() {
        return new MachineBody(null, null, null, name, scopes, ratePerSecond, null, null, null, null, null, null);
    }

    List<Violation> violations() {
        var violations = new ArrayList<Violation>();
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            violations.add(new Violation("client.name", "must have 1 to 100 characters"));
        }
        if (scopes.isEmpty()) {
            violations.add(new Violation("client.scopes", "must not be empty"));
        }
        if (ratePerSecond != null && (ratePerSecond < 1 || ratePerSecond > RateLimits.MOST)) {
            violations.add(new Violation("client.rate", "must be from 1 to " + RateLimits.MOST));
        }
        return violations;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public List<Scope> getScopes() {
        return scopes;
    }

    public void setScopes(List<Scope> scopes) {
        this.scopes = scopes;
    }

    /** Null for as many as all systems together. */
    public Integer getRatePerSecond() {
        return ratePerSecond;
    }

    public void setRatePerSecond(Integer ratePerSecond) {
        this.ratePerSecond = ratePerSecond;
    }
}
