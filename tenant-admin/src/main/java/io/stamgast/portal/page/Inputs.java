package io.stamgast.portal.page;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.ValueHolder;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import java.util.concurrent.atomic.AtomicInteger;

/** The inputs of the page. Each may name, in the attribute {@code says}, the member of the core's that it holds. */
final class Inputs {

    private static final String SAYS = "says";

    private final FacesContext faces = FacesContext.getCurrentInstance();

    /**
     * Puts the sentence beside the input that the mistake is about.
     *
     * @param emptyToo false to leave an input alone that somebody is still to fill in
     * @return false when the page has no such input
     */
    boolean mark(Mistake mistake, String sentence, boolean emptyToo) {
        var number = new AtomicInteger();
        return faces.getViewRoot().visitTree(VisitContext.createVisitContext(faces), (context, component) -> {
            if (!isAbout(mistake, component) || number.incrementAndGet() < mistake.number()) {
                return VisitResult.ACCEPT;
            }
            if (emptyToo || ((ValueHolder) component).getValue() != null) {
                faces.addMessage(component.getClientId(faces),
                        new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
            }
            return VisitResult.COMPLETE;
        });
    }

    private static boolean isAbout(Mistake mistake, UIComponent component) {
        return mistake.member().equals(component.getAttributes().get(SAYS));
    }
}
