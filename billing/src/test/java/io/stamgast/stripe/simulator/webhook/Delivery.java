package io.stamgast.stripe.simulator.webhook;

/**
 * One attempt to deliver an event.
 *
 * @param status the receiver's answer; 0 where there was none, -1 where the event was lost on purpose
 * @param micros how long the receiver took, in microseconds
 */
public record Delivery(String event, String type, String account, String url, int attempt, int status, long micros) {

    public boolean arrived() {
        return status >= 200 && status < 300;
    }
}
