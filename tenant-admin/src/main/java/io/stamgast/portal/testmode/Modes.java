package io.stamgast.portal.testmode;

import io.stamgast.identity.People;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.testmode.TestMode;
import io.stamgast.testmode.TestModes;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** In which mode the page is, and whether there is another. */
@RequestScoped
@Named
public class Modes {

    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;
    @Inject
    TestModes testModes;

    private Boolean offered;

    /** False, too, on pages that are shown to who isn't let in. */
    public boolean isTest() {
        return tenant.isSet() && tenant.isTest();
    }

    /** Whether the visitor is in the test mode by choice. */
    public boolean isLeavable() {
        return isTest() && People.STAFF.stream().anyMatch(user::hasRole);
    }

    /** Whether the page is in live mode, and the test mode can be chosen. */
    public boolean isOffered() {
        if (offered == null) {
            offered = tenant.isSet() && !tenant.isTest()
                    && testModes.current().filter(one -> one.state() == TestMode.State.ACTIVE).isPresent();
        }
        return offered;
    }
}
