package io.stamgast.message.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mail server that the settings name; none when no host is set. */
@ApplicationScoped
public class MailServer {

    private final String host;
    private final int port;
    private final String user;
    private final String password;
    private final String security;
    private final String from;
    private final int timeoutSeconds;

    protected MailServer() {
        // for the client proxy
        this(Optional.empty(), 0, Optional.empty(), Optional.empty(), "none", Optional.empty(), 0);
    }

    /**
     * As the settings have it; {@code stamgast.properties} tells what they mean.
     *
     * @param security {@code none}, {@code starttls} or {@code tls}
     * @throws IllegalStateException when a host is set but no sender's address
     */
    @Inject
    public MailServer(@ConfigProperty(name = "stamgast.smtp.host") Optional<String> host,
                      @ConfigProperty(name = "stamgast.smtp.port", defaultValue = "587") int port,
                      @ConfigProperty(name = "stamgast.smtp.user") Optional<String> user,
                      @ConfigProperty(name = "stamgast.smtp.password") Optional<String> password,
                      @ConfigProperty(name = "stamgast.smtp.security", defaultValue = "starttls") String security,
                      @ConfigProperty(name = "stamgast.mail.from") Optional<String> from,
                      @ConfigProperty(name = "stamgast.smtp.timeout", defaultValue = "20") int timeoutSeconds) {
        this.host = host.orElse(null);
        this.port = port;
        this.user = user.orElse(null);
        this.password = password.orElse(null);
        this.security = security;
        this.from = from.orElse(null);
        this.timeoutSeconds = timeoutSeconds;
        if (isSet() && this.from == null) {
            throw new IllegalStateException("stamgast.smtp.host is set, so stamgast.mail.from must be too");
        }
    }

    boolean isSet() {
        return host != null;
    }

    /** The sender's address, which stands in every e-mail beside the tenant's name. */
    String from() {
        return from;
    }

    /** A connection to it, made with the first e-mail; each answer is waited for no longer than the time-out. */
    Post open() {
        var properties = new Properties();
        var timeout = Integer.toString(timeoutSeconds * 1000);
        var secured = security.equals("tls");
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.setProperty("mail.smtp.auth", Boolean.toString(user != null));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(secured));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(security.equals("starttls")));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(security.equals("starttls")));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.quitwait", "false");
        var session = Session.getInstance(properties);
        return new Post(session, transport -> transport.connect(host, port, user, password));
    }
}
