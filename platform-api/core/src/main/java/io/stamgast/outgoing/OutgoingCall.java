package io.stamgast.outgoing;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A POST of JSON.
 *
 * @param headers beside those that every call has
 * @param patience how long the answer is waited for, from the beginning of the connection to the answer's last byte
 */
public record OutgoingCall(URI address, Map<String, String> headers, byte[] body, Duration patience) {
}
