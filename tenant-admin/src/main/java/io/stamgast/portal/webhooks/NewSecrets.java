package io.stamgast.portal.webhooks;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets on their way to the one page that shows each of them; in the session, which nobody else can see. */
@SessionScoped
public class NewSecrets implements Serializable {

    private static final long serialVersionUID = 1L;

    /** @param formerUntil until when the secret before holds too; null when there was none */
    public record Told(String value, Instant formerUntil) implements Serializable {
    }

    private final Map<UUID, Told> waiting = new ConcurrentHashMap<>();

    void tell(UUID webhook, String secret, Instant formerUntil) {
        waiting.put(webhook, new Told(secret, formerUntil));
    }

    /** Nothing when it was taken before. */
    Optional<Told> take(UUID webhook) {
        return Optional.ofNullable(waiting.remove(webhook));
    }
}
