package io.stamgast.portal.page;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.portal.language.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.List;

/** What a page tells its visitor after an action. */
@RequestScoped
public class Notices {

    @Inject
    Words words;

    /** The sentence of that key, as good news on the page that a redirect leads to. */
    public void done(String key, Object... values) {
        doneHere(key, values);
        FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    }

    /** The same on this page; kept, it would be told again on the next. */
    public void doneHere(String key, Object... values) {
        add(FacesMessage.SEVERITY_INFO, words.say(key, values));
    }

    /** What is wrong with what was filled in so far, beside its fields. */
    public void beside(List<Violation> violations) {
        violations.forEach(violation -> mark(violation, false));
    }

    /** The refusal in the visitor's language; what is wrong with single fields stands beside them. */
    void refused(DomainException refusal) {
        add(FacesMessage.SEVERITY_ERROR, sentence(refusal));
        refusal.violations().stream().filter(violation -> !mark(violation, true)).map(this::sentence).distinct()
                .forEach(sentence -> add(FacesMessage.SEVERITY_ERROR, sentence));
    }

    private boolean mark(Violation violation, boolean emptyToo) {
        var mistake = Mistake.of(violation);
        var sentence = words.sayOr("beside." + mistake.member(), sentence(violation), mistake.number());
        return new Inputs().mark(mistake, sentence, emptyToo);
    }

    private String sentence(Violation violation) {
        var mistake = Mistake.of(violation);
        return words.sayOr("wrong." + mistake.member(), violation.field() + ": " + violation.message(),
                mistake.number());
    }

    private String sentence(DomainException refusal) {
        return words.sayOr("refusal." + refusal.code(), words.say("refusal.other") + " " + refusal.getMessage());
    }

    private static void add(FacesMessage.Severity severity, String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, text, null));
    }
}
