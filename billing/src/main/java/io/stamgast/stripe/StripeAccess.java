package io.stamgast.stripe;

import com.stripe.StripeClient;
import com.stripe.net.HttpClient;
import com.stripe.net.RequestOptions;
import io.stamgast.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The way to Stripe. Its client tries nothing again by itself: what is sent again is sent with the same key. While
 * Stripe is away, who asks learns so at once.
 */
@ApplicationScoped
public class StripeAccess {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(20);

    /** A client, and what it knows of Stripe's silence. */
    private record Way(StripeClient client, Breaker breaker) {
    }

    private Optional<String> secretKey = Optional.empty();
    private Optional<String> webhookSecrets = Optional.empty();
    private Optional<String> apiBase = Optional.empty();
    private volatile Way way;

    protected StripeAccess() {
        // for CDI
    }

    /**
     * @param secretKey the platform's; none where memberships are not sold
     * @param webhookSecrets of the platform's endpoint at Stripe; several, by commas, while one replaces the other
     * @param apiBase the simulator's address; none is Stripe's own
     */
    @Inject
    public StripeAccess(@ConfigProperty(name = "stamgast.stripe.secret.key") Optional<String> secretKey,
                        @ConfigProperty(name = "stamgast.stripe.webhook.secret") Optional<String> webhookSecrets,
                        @ConfigProperty(name = "stamgast.stripe.api.base") Optional<String> apiBase) {
        this.secretKey = secretKey;
        this.webhookSecrets = webhookSecrets;
        this.apiBase = apiBase;
    }

    public boolean isConfigured() {
        return secretKey.isPresent();
    }

    /** Whether payments are played, with a simulator's cards. */
    public boolean isSimulated() {
        return apiBase.isPresent();
    }

    /** Where people play with a simulator's time and cards; null where payments are real. */
    public String controlPage() {
        return apiBase.map(base -> base + "/_simulator").orElse(null);
    }

    /** The origins of the pages to which people are sent, to pay and to look after what they pay. */
    public List<String> origins() {
        return apiBase.map(List::of).orElse(List.of("https://checkout.stripe.com", "https://billing.stripe.com",
                "https://connect.stripe.com"));
    }

    /** @throws DomainException ({@code payments-off}, 422) where no key is configured */
    public StripeClient client() {
        return way().client;
    }

    /** Whether Stripe has not answered lately: a round has nothing to do then, and another soon has. */
    public boolean isAway() {
        return isConfigured() && way().breaker.isOpen();
    }

    private Way way() {
        if (way == null) {
            way = open();
        }
        return way;
    }

    private synchronized Way open() {
        if (way != null) {
            return way;
        }
        var breaker = new Breaker(http(), System::nanoTime);
        var builder = StripeClient.builder()
                .setApiKey(secretKey.orElseThrow(() -> DomainException.ruleBroken("payments-off",
                        "Payments are not set up on this platform.")))
                .setConnectTimeout((int) CONNECT.toMillis())
                .setReadTimeout((int) READ.toMillis())
                .setMaxNetworkRetries(0)
                .setHttpClient(breaker);
        apiBase.ifPresent(builder::setApiBase);
        return new Way(builder.build(), breaker);
    }

    /** What sends the requests of {@link #client}. */
    protected HttpClient http() {
        return new Wire();
    }

    public List<String> webhookSecrets() {
        return webhookSecrets.map(all -> List.of(all.split("\\s*,\\s*"))).orElse(List.of());
    }

    /** For reading: in a tenant's account. */
    public static RequestOptions in(String stripeAccount) {
        return RequestOptions.builder().setStripeAccount(stripeAccount).build();
    }

    /** For doing: in a tenant's account, once however often it is sent. */
    public static RequestOptions in(String stripeAccount, String idempotencyKey) {
        return RequestOptions.builder().setStripeAccount(stripeAccount).setIdempotencyKey(idempotencyKey).build();
    }
}
