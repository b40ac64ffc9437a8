package io.stamgast.portal.visit;

import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Roles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** What the visitor may do on the tenant's pages; the same roles as the API asks for. */
@RequestScoped
@Named("may")
public class Permissions {

    @Inject
    CurrentUser user;

    /** Publish rules, close periods, change settings and rewards. */
    public boolean isRunProgram() {
        return user.hasRole(Roles.PROGRAM_ADMIN);
    }

    /** Enter what is known of customers: wallets, files of invoices. */
    public boolean isServeCustomers() {
        return user.hasRole(Roles.PROGRAM_ADMIN) || user.hasRole(Roles.ACCOUNT_MANAGER);
    }

    /** See to invoices that were not paid. */
    public boolean isCollect() {
        return isServeCustomers() || user.hasRole(Roles.FINANCE);
    }

    public void requireCollect() {
        require(isCollect());
    }

    public void requireRunProgram() {
        require(isRunProgram());
    }

    public void requireServeCustomers() {
        require(isServeCustomers());
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw DomainException.forbidden("wrong-role", "This login may look at this, but not change it.");
        }
    }
}
