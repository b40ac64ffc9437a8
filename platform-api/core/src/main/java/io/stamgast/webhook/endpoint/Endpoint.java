package io.stamgast.webhook.endpoint;

import io.stamgast.kernel.Json;
import io.stamgast.kernel.SecretBox;
import io.stamgast.kernel.TenantRow;
import io.stamgast.webhook.signing.Keyring;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An address that is told of events. */
@Entity
@Table(schema = "app", name = "webhook_endpoint")
class Endpoint extends TenantRow {

    private String url;
    private String description;
    private String types;
    @Enumerated(EnumType.STRING)
    private Payload payload;
    @Column(name = "api_version")
    private String apiVersion;
    private byte[] headers;
    @Column(name = "rate_per_second")
    private Integer ratePerSecond;
    private boolean ordered;
    private byte[] keyring;
    @Enumerated(EnumType.STRING)
    private EndpointState state = EndpointState.OFF;
    @Column(name = "disabled_at")
    private Instant disabledAt;
    @Column(name = "disabled_reason")
    private String disabledReason;
    @Column(name = "removed_at")
    private Instant removedAt;

    protected Endpoint() {
        // for JPA
    }

    Endpoint(UUID id, String apiVersion, Instant createdAt) {
        super(id, createdAt);
        this.apiVersion = apiVersion;
    }

    void describe(String newUrl, String newDescription, List<String> wanted, Payload kind) {
        url = newUrl;
        description = newDescription;
        types = Json.write(wanted);
        payload = kind;
    }

    void govern(Integer mostPerSecond, boolean perAccount) {
        ratePerSecond = mostPerSecond;
        ordered = perAccount;
    }

    /** @param sealedHeaders null for none */
    void sendAlong(byte[] sealedHeaders) {
        headers = sealedHeaders;
    }

    boolean isSignedWith(Keyring keys, SecretBox box) {
        return keyring != null && keys.equals(keyring(box));
    }

    void signWith(Keyring keys, SecretBox box) {
        keyring = keys.seal(box);
    }

    void switchOn() {
        state = EndpointState.ON;
        disabledAt = null;
        disabledReason = null;
    }

    /** One that is disabled stays so. */
    void switchOff() {
        state = state == EndpointState.ON ? EndpointState.OFF : state;
    }

    /** It is off from then on, and nobody sees it any more. */
    void remove(Instant now) {
        state = EndpointState.OFF;
        disabledAt = null;
        disabledReason = null;
        removedAt = now;
    }

    boolean isRemoved() {
        return removedAt != null;
    }

    String url() {
        return url;
    }

    String description() {
        return description;
    }

    List<String> types() {
        return List.of(Json.read(types, String[].class));
    }

    Payload payload() {
        return payload;
    }

    String apiVersion() {
        return apiVersion;
    }

    byte[] headers() {
        return headers;
    }

    Integer ratePerSecond() {
        return ratePerSecond;
    }

    boolean ordered() {
        return ordered;
    }

    Keyring keyring(SecretBox box) {
        return Keyring.open(keyring, box);
    }

    EndpointState state() {
        return state;
    }

    Instant disabledAt() {
        return disabledAt;
    }

    String disabledReason() {
        return disabledReason;
    }
}
