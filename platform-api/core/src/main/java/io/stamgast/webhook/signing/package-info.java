/**
 * Signatures as Standard Webhooks has them: {@code v1} (HMAC-SHA256, secrets {@code whsec_…}) and {@code v1a} (ed25519,
 * public keys {@code whpk_…}), by the JDK. Secrets are replaced with a time in which both hold.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">The
 *     specification</a>
 */
package io.stamgast.webhook.signing;
