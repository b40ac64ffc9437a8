package io.stamgast.webhook.endpoint;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.outgoing.Destinations;
import io.stamgast.webhook.signing.Keyring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;

/** What an endpoint may be like, beyond the shape of its members. */
@ApplicationScoped
class EndpointRules {

    @Inject
    Destinations destinations;

    /** @throws DomainException ({@code invalid-webhook-endpoint}, 422) naming all that is wrong */
    void require(EndpointBody wanted) {
        var violations = new ArrayList<Violation>();
        destinations.complaint(wanted.url()).ifPresent(reason -> violations.add(new Violation("url", reason)));
        for (var i = 0; i < wanted.types().size(); i++) {
            if (!TypePatterns.isKnown(wanted.types().get(i))) {
                violations.add(new Violation("types[" + i + "]", "no type of event is called "
                        + wanted.types().get(i) + "; GET /event-types lists them"));
            }
        }
        violations.addAll(CustomHeaders.violations(wanted.headersOrNone()));
        if (!violations.isEmpty()) {
            throw DomainException.ruleBroken("invalid-webhook-endpoint", "The endpoint can't be like this.",
                    violations);
        }
    }

    /** @throws DomainException ({@code invalid-secret}, 422) */
    static Keyring keyring(String secret) {
        try {
            return Keyring.of(secret);
        } catch (IllegalArgumentException invalid) {
            throw invalidSecret();
        }
    }

    static DomainException invalidSecret() {
        return DomainException.ruleBroken("invalid-secret", "secret",
                "must be 'whsec_' and 24 to 64 bytes in base64");
    }
}
