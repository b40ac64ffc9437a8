package io.stamgast.portal.visit;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** The mode that a person of the staff has chosen for the session; live until another is. */
@SessionScoped
public class ChosenMode implements Serializable {

    private static final long serialVersionUID = 1L;

    private String inTestMode;

    /** @param person the subject of the login: nobody else goes on in it */
    void choose(String person, boolean test) {
        inTestMode = test ? person : null;
    }

    /** As the header of the API names it; null for who has not chosen the test mode. */
    String of(String person) {
        return person.equals(inTestMode) ? "test" : null;
    }
}
