package io.stamgast.portal.page;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
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

    /** The refusal in the visitor's language, and what is wrong with single fields. */
    void refused(DomainException refusal) {
        add(FacesMessage.SEVERITY_ERROR, sentence(refusal));
        refusal.violations().stream().map(this::sentence).distinct()
                .forEach(sentence -> add(FacesMessage.SEVERITY_ERROR, sentence));
    }

    private String sentence(Violation violation) {
        var mistake = Mistake.of(violation);
        return words.sayOr(mistake.key(), violation.field() + ": " + violation.message(), mistake.number());
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
