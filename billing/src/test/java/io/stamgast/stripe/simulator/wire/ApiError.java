package io.stamgast.stripe.simulator.wire;

import java.util.Map;

/** A refusal, as Stripe words it: an HTTP status and the members of {@code error}. */
public final class ApiError extends RuntimeException {

    private final int status;
    private final Doc error;
    private final transient Map<String, String> headers;

    private ApiError(int status, Doc error, Map<String, String> headers) {
        super(error.text("message"));
        this.status = status;
        this.error = error;
        this.headers = headers;
    }

    public static ApiError of(int status, String type, String code, String message) {
        var error = new Doc().set("type", type).set("message", message);
        return new ApiError(status, code == null ? error : error.set("code", code), Map.of());
    }

    /** 400: the request itself is wrong. */
    public static ApiError invalid(String code, String param, String message) {
        var refusal = of(400, "invalid_request_error", code, message);
        if (param != null) {
            refusal.error.set("param", param);
        }
        return refusal;
    }

    public static ApiError parameterMissing(String param) {
        return invalid("parameter_missing", param, "Missing required param: " + param + ".");
    }

    /** 404: no such object in this account; what belongs to another account is as good as not there. */
    public static ApiError noSuch(String object, String id, String param) {
        var refusal = of(404, "invalid_request_error", "resource_missing", "No such " + object + ": '" + id + "'");
        refusal.error.set("param", param);
        return refusal;
    }

    /** 402: the card was refused. */
    public static ApiError card(Doc reason) {
        return new ApiError(402, reason.copy().set("type", "card_error"), Map.of());
    }

    public ApiError with(String member, Object value) {
        error.set(member, value);
        return this;
    }

    public ApiError withHeader(String name, String value) {
        return new ApiError(status, error, Map.of(name, value));
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Doc body() {
        return new Doc().set("error", error);
    }
}
