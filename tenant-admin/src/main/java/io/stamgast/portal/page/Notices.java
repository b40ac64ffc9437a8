package io.stamgast.portal.page;

import io.stamgast.kernel.DomainException;
import io.stamgast.portal.language.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

/** What a page tells its visitor after an action; kept over one redirect. */
@RequestScoped
public class Notices {

    @Inject
    Words words;

    /** The sentence of that key, as good news. */
    public void done(String key, Object... values) {
        add(FacesMessage.SEVERITY_INFO, words.say(key, values));
    }

    /** The refusal in the visitor's language; what is wrong with single fields is added as the core says it. */
    void refused(DomainException refusal) {
        add(FacesMessage.SEVERITY_ERROR, sentence(refusal));
        refusal.violations().forEach(violation ->
                add(FacesMessage.SEVERITY_ERROR, violation.field() + ": " + violation.message()));
    }

    private String sentence(DomainException refusal) {
        return words.sayOr("refusal." + refusal.code(), words.say("refusal.other") + " " + refusal.getMessage());
    }

    private static void add(FacesMessage.Severity severity, String text) {
        var faces = FacesContext.getCurrentInstance();
        faces.addMessage(null, new FacesMessage(severity, text, null));
        faces.getExternalContext().getFlash().setKeepMessages(true);
    }
}
