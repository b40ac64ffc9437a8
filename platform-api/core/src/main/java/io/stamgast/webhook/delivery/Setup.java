package io.stamgast.webhook.delivery;

import io.stamgast.webhook.endpoint.Payload;
import io.stamgast.webhook.endpoint.TypePatterns;
import io.stamgast.webhook.signing.Keyring;
import java.net.URI;
import java.util.Map;

/**
 * What an endpoint is like, in the version that it was read.
 *
 * @param ratePerSecond null for as many as come
 */
record Setup(int version, URI address, TypePatterns types, Payload payload, String apiVersion,
             Map<String, String> headers, Integer ratePerSecond, boolean ordered, Keyring keys) {
}
