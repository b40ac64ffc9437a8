package io.stamgast.api.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while Keycloak hands out the keys that tokens are verified with, within two seconds. */
@Readiness
@ApplicationScoped
public class KeysHealth implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    // not mp.jwt.verify.publickey.location: checks run outside the war's own configuration
    @Inject
    @ConfigProperty(name = "stamgast.keycloak.url")
    String keycloak;
    @Inject
    @ConfigProperty(name = "stamgast.keycloak.realm")
    String realm;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("keycloak-keys");
        try {
            var keys = URI.create(keycloak + "/realms/" + realm + "/protocol/openid-connect/certs");
            var request = HttpRequest.newBuilder(keys).timeout(PATIENCE).build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.status(response.statusCode() == 200 && response.body().contains("\"keys\"")).build();
        } catch (IOException unreachable) {
            return answer.down().withData("reason", "no answer").build();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return answer.down().build();
        }
    }
}
