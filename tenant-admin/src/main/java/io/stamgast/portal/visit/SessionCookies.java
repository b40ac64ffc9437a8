package io.stamgast.portal.visit;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the session's cookie on encrypted connections where the portal has one, also behind a proxy that ends
 * them. That scripts can't read it and other sites can't use it is said in the deployment descriptors.
 */
@WebListener
public class SessionCookies implements ServletContextListener {

    @Inject
    @ConfigProperty(name = "stamgast.public.url")
    String publicUrl;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getSessionCookieConfig().setSecure(publicUrl.startsWith("https:"));
    }
}
