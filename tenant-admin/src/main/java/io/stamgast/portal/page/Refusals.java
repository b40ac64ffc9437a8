package io.stamgast.portal.page;

import io.stamgast.kernel.DomainException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Catches the core's refusals: what can't be found is a 404, all else a notice on the page the visitor is on. */
class Refusals extends ExceptionHandlerWrapper {

    Refusals(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        for (var events = getUnhandledExceptionQueuedEvents().iterator(); events.hasNext();) {
            var context = events.next().getContext();
            var refusal = refusal(context.getException());
            if (refusal.isPresent() && context.getPhaseId() != PhaseId.RENDER_RESPONSE) {
                events.remove();
                answer(context.getContext(), refusal.get());
            }
        }
        getWrapped().handle();
    }

    private static void answer(FacesContext faces, DomainException refusal) {
        switch (refusal.kind()) {
            case NOT_FOUND -> sendError(faces, HttpServletResponse.SC_NOT_FOUND);
            case FORBIDDEN -> sendError(faces, HttpServletResponse.SC_FORBIDDEN);
            default -> answerOnThePage(faces, refusal);
        }
    }

    /** A page that can't even be shown has an address that makes no sense. */
    private static void answerOnThePage(FacesContext faces, DomainException refusal) {
        if (refusal.kind() == DomainException.Kind.MALFORMED && !faces.isPostback()) {
            sendError(faces, HttpServletResponse.SC_NOT_FOUND);
        } else {
            CDI.current().select(Notices.class).get().refused(refusal);
        }
    }

    private static void sendError(FacesContext faces, int status) {
        try {
            faces.getExternalContext().responseSendError(status, null);
            faces.responseComplete();
        } catch (IOException broken) {
            throw new FacesException(broken);
        }
    }

    private static Optional<DomainException> refusal(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DomainException refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }
}
