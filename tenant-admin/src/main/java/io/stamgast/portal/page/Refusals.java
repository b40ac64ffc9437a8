package io.stamgast.portal.page;

import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.web.Incident;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Catches the core's refusals: what can't be found is a 404, all else a notice on the page the visitor is on. What
 * fails in the background leads to the page of failures; for a whole page the container does that.
 */
class Refusals extends ExceptionHandlerWrapper {

    Refusals(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        for (var events = getUnhandledExceptionQueuedEvents().iterator(); events.hasNext();) {
            var context = events.next().getContext();
            if (context.getPhaseId() != PhaseId.RENDER_RESPONSE
                    && answered(context.getContext(), context.getException())) {
                events.remove();
            }
        }
        getWrapped().handle();
    }

    private static boolean answered(FacesContext faces, Throwable thrown) {
        var refusal = refusal(thrown);
        if (refusal.isPresent()) {
            answer(faces, refusal.get());
            return true;
        }
        if (faces.getPartialViewContext().isAjaxRequest() && !(thrown instanceof ViewExpiredException)) {
            redirect(faces, "/failed?incident=" + Incident.of(thrown).incident());
            return true;
        }
        return false;
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

    private static void redirect(FacesContext faces, String path) {
        try {
            faces.getExternalContext().redirect(path);
        } catch (IOException broken) {
            throw new FacesException(broken);
        }
    }

    /** A value that the database can't hold, such as a text with NUL, is refused like any other that makes no sense. */
    private static Optional<DomainException> refusal(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DomainException refusal) {
                return Optional.of(refusal);
            }
        }
        return DatabaseFailure.under(thrown).filter(DatabaseFailure::isOfValue).map(failure ->
                DomainException.malformed("invalid-request", "The request holds a value that can't be kept."));
    }
}
