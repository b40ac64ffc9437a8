package io.stamgast.portal.testmode;

import io.stamgast.identity.MachineClient;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.testmode.TestMode;
import io.stamgast.testmode.TestModes;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** The test mode as its admin opens and wipes it. */
@RequestScoped
@Named
public class TestModePage {

    @Inject
    TestModes testModes;
    @Inject
    Modes modes;
    @Inject
    Permissions may;
    @Inject
    Notices notices;

    private Optional<TestMode> shown;
    private MachineClient client;

    /** In the test mode there is nothing to look after. */
    public String load() {
        may.requireRunProgram();
        return modes.isTest() ? "/admin?faces-redirect=true" : null;
    }

    /** Its machine client's secret is shown on the page that answers. */
    public void open() {
        may.requireRunProgram();
        client = testModes.open().machineClient();
        shown = null;
    }

    public String wipe() {
        may.requireRunProgram();
        testModes.wipe();
        notices.done("testMode.wipes");
        return "/admin/test-mode?faces-redirect=true";
    }

    /** Null while it is not opened. */
    public TestMode getShown() {
        if (shown == null) {
            shown = testModes.current();
        }
        return shown.orElse(null);
    }

    public boolean isOpen() {
        return getShown() != null && getShown().state() == TestMode.State.ACTIVE;
    }

    /** Null but right after the opening. */
    public MachineClient getClient() {
        return client;
    }
}
