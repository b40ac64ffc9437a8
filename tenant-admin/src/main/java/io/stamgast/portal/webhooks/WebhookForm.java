package io.stamgast.portal.webhooks;

import io.stamgast.event.type.EventType;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.webhook.endpoint.CustomHeaders;
import io.stamgast.webhook.endpoint.EndpointBody;
import io.stamgast.webhook.endpoint.Payload;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A webhook as it is written in the form. */
public class WebhookForm implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String EVERY = "*";

    /** A header as people write it. */
    public static class Header implements Serializable {

        private static final long serialVersionUID = 1L;
        private String name;
        private String value;

        Header(String name, String value) {
            this.name = name;
            this.value = value;
        }

        private boolean isEmpty() {
            return name == null && value == null;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name == null || name.isBlank() ? null : name.strip();
        }

        public String getValue() {
            return value;
        }

        public void setValue(String value) {
            this.value = value == null || value.isBlank() ? null : value.strip();
        }
    }

    private String url;
    private String description;
    private boolean every;
    private final List<TypeGroup> groups;
    private Payload payload = Payload.FULL;
    private final List<Header> headers = new ArrayList<>();
    private Integer ratePerSecond;
    private boolean ordered;
    private boolean on = true;
    private boolean ed25519;

    private WebhookForm(Map<String, List<EventType.Summary>> nouns, List<String> patterns) {
        every = patterns.contains(EVERY);
        groups = nouns.entrySet().stream()
                .map(noun -> new TypeGroup(noun.getKey(), noun.getValue(), patterns)).toList();
    }

    /** @param nouns the types that can be chosen, by noun */
    static WebhookForm empty(Map<String, List<EventType.Summary>> nouns) {
        return new WebhookForm(nouns, List.of(EVERY));
    }

    static WebhookForm of(EndpointBody webhook, Map<String, List<EventType.Summary>> nouns) {
        var form = new WebhookForm(nouns, webhook.types());
        form.url = webhook.url();
        form.description = webhook.description();
        form.payload = webhook.payload();
        webhook.headers().forEach((name, value) -> form.headers.add(new Header(name, value)));
        form.ratePerSecond = webhook.ratePerSecond();
        form.ordered = webhook.ordered();
        form.on = webhook.on();
        form.ed25519 = webhook.ed25519();
        return form;
    }

    EndpointBody body() {
        var named = new LinkedHashMap<String, String>();
        headers.stream().filter(header -> !header.isEmpty()).forEach(header -> named.put(header.name, header.value));
        return new EndpointBody(null, null, url, description, types(), payload, null, named, ratePerSecond, ordered,
                on, ed25519, null, null, null, null, null);
    }

    private List<String> types() {
        return every ? List.of(EVERY) : groups.stream().flatMap(group -> group.patterns().stream()).toList();
    }

    /** Which headers can't be sent, by their rows: as a body they have no order, and none stands twice. */
    List<Violation> violations() {
        var violations = new ArrayList<Violation>();
        var names = new HashSet<String>();
        for (var i = 0; i < headers.size(); i++) {
            var header = headers.get(i);
            if (header.isEmpty()) {
                continue;
            }
            if (!CustomHeaders.isName(header.name) || !names.add(header.name.toLowerCase(Locale.ROOT))) {
                violations.add(new Violation("headers[" + i + "].name", "can't be sent, or stands twice"));
            }
            if (!CustomHeaders.isValue(header.value)) {
                violations.add(new Violation("headers[" + i + "].value", "can't be sent"));
            }
        }
        return violations;
    }

    void addHeader() {
        headers.add(new Header(null, null));
    }

    void remove(Header header) {
        headers.remove(header);
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url == null ? null : url.strip();
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    /** Whether events of every type are told, those too that there will be. */
    public boolean isEvery() {
        return every;
    }

    public void setEvery(boolean every) {
        this.every = every;
    }

    public List<TypeGroup> getGroups() {
        return groups;
    }

    public Payload getPayload() {
        return payload;
    }

    public void setPayload(Payload payload) {
        this.payload = payload;
    }

    public List<Header> getHeaders() {
        return headers;
    }

    /** Null for as many as come. */
    public Integer getRatePerSecond() {
        return ratePerSecond;
    }

    public void setRatePerSecond(Integer ratePerSecond) {
        this.ratePerSecond = ratePerSecond;
    }

    public boolean isOrdered() {
        return ordered;
    }

    public void setOrdered(boolean ordered) {
        this.ordered = ordered;
    }

    public boolean isOn() {
        return on;
    }

    public void setOn(boolean on) {
        this.on = on;
    }

    public boolean isEd25519() {
        return ed25519;
    }

    public void setEd25519(boolean ed25519) {
        this.ed25519 = ed25519;
    }
}
