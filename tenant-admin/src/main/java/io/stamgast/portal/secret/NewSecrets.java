package io.stamgast.portal.secret;

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

    /** @param of what it is the secret of */
    public void tell(UUID of, String secret, Instant formerUntil) {
        waiting.put(of, new Told(secret, formerUntil));
    }

    /** Nothing when it was taken before. */
    public Optional<Told> take(UUID of) {
        return Optional.ofNullable(waiting.remove(of));
    }
}
