package io.stamgast.stripe;

import com.stripe.StripeClient;
import com.stripe.net.HttpClient;
import com.stripe.net.RequestOptions;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The ways to Stripe, one for tenants in live mode and one for test modes, each with a key of its own: what is asked
 * for a tenant is asked with the key of its mode. The clients try nothing again by themselves: what is sent again is
 * sent with the same key. While Stripe is away, who asks learns so at once.
 */
@ApplicationScoped
public class StripeAccess {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(20);

    /**
     * What the platform has at Stripe.
     *
     * @param secretKey none where memberships are not sold
     * @param webhookSecrets of the platform's endpoint at Stripe; several, by commas, while one replaces the other
     */
    public record Credentials(Optional<String> secretKey, Optional<String> webhookSecrets) {

        public static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty());

        List<String> secrets() {
            return webhookSecrets.map(all -> List.of(all.split("\\s*,\\s*"))).orElse(List.of());
        }

        /** Whether what happens with this key is paid with real money. */
        boolean isReal() {
            return secretKey.filter(key -> key.startsWith("sk_live_") || key.startsWith("rk_live_")).isPresent();
        }
    }

    /** A client, and what it knows of Stripe's silence. */
    private record Way(StripeClient client, Breaker breaker) {
    }

    private Credentials live = Credentials.NONE;
    private Credentials test = Credentials.NONE;
    private Optional<String> apiBase = Optional.empty();
    private final Map<Credentials, Way> ways = new ConcurrentHashMap<>();

    protected StripeAccess() {
        // for CDI
    }

    /** @param apiBase the simulator's address; none is Stripe's own */
    @Inject
    public StripeAccess(@ConfigProperty(name = "stamgast.stripe.secret.key") Optional<String> secretKey,
                        @ConfigProperty(name = "stamgast.stripe.webhook.secret") Optional<String> webhookSecrets,
                        @ConfigProperty(name = "stamgast.stripe.test.secret.key") Optional<String> testSecretKey,
                        @ConfigProperty(name = "stamgast.stripe.test.webhook.secret")
                        Optional<String> testWebhookSecrets,
                        @ConfigProperty(name = "stamgast.stripe.api.base") Optional<String> apiBase) {
        this(new Credentials(secretKey, webhookSecrets), new Credentials(testSecretKey, testWebhookSecrets), apiBase);
    }

    /** For tests and tools outside a container: with no test mode. */
    public StripeAccess(Optional<String> secretKey, Optional<String> webhookSecrets, Optional<String> apiBase) {
        this(new Credentials(secretKey, webhookSecrets), Credentials.NONE, apiBase);
    }

    /** For tests and tools outside a container. */
    public StripeAccess(Credentials live, Credentials test, Optional<String> apiBase) {
        this.live = live;
        this.test = test;
        this.apiBase = apiBase;
    }

    private Credentials of(int tenantId) {
        return CurrentTenant.isTest(tenantId) ? test : live;
    }

    public boolean isConfigured(int tenantId) {
        return of(tenantId).secretKey().isPresent();
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

    /** @throws DomainException ({@code payments-off}, 422) where no key is configured for the tenant's mode */
    public StripeClient client(int tenantId) {
        var credentials = of(tenantId);
        if (credentials.secretKey().isEmpty()) {
            var what = CurrentTenant.isTest(tenantId) ? "Test payments" : "Payments";
            throw DomainException.ruleBroken("payments-off", what + " are not set up on this platform.");
        }
        return way(credentials).client;
    }

    /** Whether Stripe has not answered lately: a round has nothing to do then, and another soon has. */
    public boolean isAway(int tenantId) {
        return isConfigured(tenantId) && way(of(tenantId)).breaker.isOpen();
    }

    private Way way(Credentials credentials) {
        return ways.computeIfAbsent(credentials, this::open);
    }

    private Way open(Credentials credentials) {
        var breaker = new Breaker(http(), System::nanoTime);
        var builder = StripeClient.builder()
                .setApiKey(credentials.secretKey().orElseThrow())
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

    /** Those of both modes. */
    public List<String> webhookSecrets() {
        return Stream.of(live, test).flatMap(one -> one.secrets().stream()).toList();
    }

    /**
     * Whether something that Stripe told is for a tenant's mode.
     *
     * @param secret one that it is signed with
     * @param isReal whether it says of itself that it is about real money; null where it says neither
     */
    public boolean tells(int tenantId, String secret, Boolean isReal) {
        var credentials = of(tenantId);
        return credentials.secrets().contains(secret) && (isReal == null || isReal == credentials.isReal());
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
