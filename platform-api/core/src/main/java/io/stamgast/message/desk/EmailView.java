package io.stamgast.message.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.stamgast.message.Email;
import io.stamgast.message.EmailState;
import java.time.Instant;
import java.util.UUID;

/**
 * An e-mail on the wire.
 *
 * @param key the sending feature's own for it
 * @param account null when it is about none
 * @param member null when it goes to no member
 * @param language which it is written in, such as {@code nl}
 * @param template the code of its words
 * @param attempts how often sending was tried
 * @param nextAttemptAt null when there will be none by itself
 * @param endedAt when it was sent or given up; null while it waits
 * @param lastError why the last attempt came to nothing; null when it didn't
 * @param text what it says, without the HTML; only where one is read, and only until it is deleted
 */
@JsonPropertyOrder({"id", "key", "state"})
public record EmailView(UUID id, String key, EmailState state, Email.Kind kind, String template, String recipient,
                        UUID account, UUID member, String language, String subject, int attempts,
                        Instant nextAttemptAt, Instant createdAt, Instant endedAt, String lastError,
                        @JsonInclude(JsonInclude.Include.NON_NULL) String text) {
}
