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

    /** @param path of a page of the portal, with its query */
    public String back(String path) {
        return publicUrl + path;
    }
}
