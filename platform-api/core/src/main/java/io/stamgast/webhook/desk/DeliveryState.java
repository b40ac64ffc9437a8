package io.stamgast.webhook.desk;

/** Where a delivery stands. */
public enum DeliveryState {
    /** For its first attempt, or for another one. */
    WAITING,
    DELIVERED,
    /** Nobody tries any more, unless somebody asks for it. */
    FAILED
}
