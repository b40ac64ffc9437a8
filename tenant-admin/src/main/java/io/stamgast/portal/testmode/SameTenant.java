package io.stamgast.portal.testmode;

import io.stamgast.kernel.CurrentTenant;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;

/**
 * A page that was opened in one mode does nothing in the other: who has switched meanwhile, in another window maybe, is
 * told that the page is out of date. The same goes for a page of a test mode that was wiped.
 */
public class SameTenant implements PhaseListener {

    private static final long serialVersionUID = 1L;
    private static final String OPENED_FOR = "stamgast.tenant";

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.ANY_PHASE;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        var root = event.getFacesContext().getViewRoot();
        if (event.getPhaseId() == PhaseId.RENDER_RESPONSE && root != null) {
            root.getViewMap().put(OPENED_FOR, tenant()); // an attribute set before the page is built is not kept
        }
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        var context = event.getFacesContext();
        if (event.getPhaseId() == PhaseId.RESTORE_VIEW && context.isPostback() && context.getViewRoot() != null
                && isAsked(context) && !tenant().equals(openedFor(context))) {
            throw new ViewExpiredException("opened in another mode", context.getViewRoot().getViewId());
        }
    }

    /** False for the page that tells of a mishap. */
    private static boolean isAsked(FacesContext context) {
        return ((ServletRequest) context.getExternalContext().getRequest()).getDispatcherType()
                == DispatcherType.REQUEST;
    }

    private static Object openedFor(FacesContext context) {
        var kept = context.getViewRoot().getViewMap(false);
        return kept == null ? null : kept.get(OPENED_FOR);
    }

    /** Empty for who is let into none. */
    private static String tenant() {
        var tenant = CDI.current().select(CurrentTenant.class).get();
        return tenant.isSet() ? Integer.toString(tenant.id()) : "";
    }
}
