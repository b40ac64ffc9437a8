package io.stamgast.outgoing;

/**
 * What came back.
 *
 * @param retryAfter the header of that name; null without one
 * @param beginning the first 2,048 bytes of the body as text; what is no UTF-8 reads as U+FFFD
 */
public record OutgoingAnswer(int status, String retryAfter, String beginning) {
}
