package io.stamgast.portal.visit;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the session's cookie unreadable to scripts and keeps it from other sites' requests. Lax, not Strict:
 * the way back from the identity provider is a link from another site.
 */
@WebListener
public class SessionCookies implements ServletContextListener {

    @Inject
    @ConfigProperty(name = "stamgast.public.url")
    String publicUrl;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setHttpOnly(true);
        cookie.setSecure(publicUrl.startsWith("https:"));
        cookie.setAttribute("SameSite", "Lax");
    }
}
