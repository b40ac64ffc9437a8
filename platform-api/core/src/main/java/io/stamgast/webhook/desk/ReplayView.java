package io.stamgast.webhook.desk;

/**
 * What is sent again.
 *
 * @param deliveries how many; of MISSED without those that are still to be made
 */
public record ReplayView(long deliveries) {
}
