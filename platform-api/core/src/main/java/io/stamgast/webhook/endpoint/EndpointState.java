package io.stamgast.webhook.endpoint;

/** Whether an endpoint is told of events. */
public enum EndpointState {
    ON,
    /** Somebody switched it off. */
    OFF,
    /** It was switched off because it didn't take anything, or said that it is gone. */
    DISABLED
}
