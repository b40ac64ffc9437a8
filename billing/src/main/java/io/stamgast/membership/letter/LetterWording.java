package io.stamgast.membership.letter;

import io.stamgast.dunning.policy.Wording;
import jakarta.enterprise.context.ApplicationScoped;

/** The e-mails that dunning may have written. */
@ApplicationScoped
public class LetterWording implements Wording {

    @Override
    public boolean tells(String template) {
        return Letters.knows(template);
    }

    @Override
    public boolean offers(String template) {
        return Letters.offers(template);
    }
}
