package io.stamgast.portal.payments;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The way to Stripe's pages and back. */
@RequestScoped
public class StripePages {

    private static final int MOST_LOOKS = 5;
    private static final int PAUSE_SECONDS = 2;

    @Inject
    @ConfigProperty(name = "stamgast.public.url")
    String publicUrl;

    /** Sends the visitor there instead of showing a page. */
    public void lead(String url) {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect(url);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Has the page looked at again by itself, a few times, while something is still to arrive from Stripe.
     *
     * @param page with a query, whose values are encoded: it goes into a header
     * @param times how often it was looked at already
     */
    public void lookAgain(String page, int times) {
        if (times < MOST_LOOKS) {
            FacesContext.getCurrentInstance().getExternalContext().setResponseHeader("Refresh",
                    PAUSE_SECONDS + "; url=" + page + "&looked=" + (times + 1));
        }
    }

    /** @param path of a page of the portal, with its query */
    public String back(String path) {
        return publicUrl + path;
    }
}
