/**
 * Dunning policies as people look after them: drafts that can be edited, and versions that are published and never
 * change. A published version is for the cases that are opened from then on, until the next one; a case runs to its end
 * by the version that it began with.
 *
 * <p>{@link io.stamgast.dunning.policy.PolicyBook} reads the versions for cases. A tenant that has published none has
 * the platform's. Which e-mails a policy may name it asks through {@link io.stamgast.dunning.policy.Wording}, which
 * whoever writes them implements.
 */
package io.stamgast.dunning.policy;
