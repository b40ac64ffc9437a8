package io.stamgast.portal.webhooks;

import io.stamgast.portal.language.Figures;
import io.stamgast.portal.language.Words;
import io.stamgast.webhook.attempt.Attempt;
import io.stamgast.webhook.desk.DeliveryState;
import io.stamgast.webhook.desk.DeliveryView;
import io.stamgast.webhook.desk.Glance;
import io.stamgast.webhook.endpoint.EndpointBody;
import io.stamgast.webhook.endpoint.EndpointState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Instant;

/** How webhooks and messages stand, in the visitor's words, and how their tags look. */
@RequestScoped
@Named
public class WebhookWords {

    private static final int SCALE = 4;

    @Inject
    Words words;
    @Inject
    Figures show;

    /** What somebody has called it, else where it is. */
    public String name(EndpointBody webhook) {
        return webhook.description() == null ? URI.create(webhook.url()).getAuthority() : webhook.description();
    }

    /**
     * How it does.
     *
     * @param failingSince null when the last attempts came to something
     * @param behindSince null when it keeps up
     */
    public String state(EndpointState state, Instant failingSince, Instant behindSince) {
        return words.say("webhookState." + (state != EndpointState.ON ? state.name()
                : failingSince != null ? "FAILING" : behindSince != null ? "BEHIND" : state.name()));
    }

    public String mood(EndpointState state, Instant failingSince, Instant behindSince) {
        return switch (state) {
            case ON -> failingSince != null || behindSince != null ? "warm" : "";
            case OFF -> "plain";
            case DISABLED -> "bad";
        };
    }

    /** "99.9 % of 1,200"; a dash where nothing was tried. */
    public String taken(Glance glance) {
        if (glance.tried() == 0) {
            return "–";
        }
        var share = BigDecimal.valueOf(glance.delivered())
                .divide(BigDecimal.valueOf(glance.tried()), SCALE, RoundingMode.DOWN);
        return words.say("webhooks.takenOf", show.percent(share), show.number(glance.tried()));
    }

    public String state(DeliveryView message) {
        return words.say(isRetried(message) ? "messageState.RETRIED" : "messageState." + message.state().name());
    }

    public String mood(DeliveryView message) {
        return switch (message.state()) {
            case WAITING -> isRetried(message) ? "warm" : "plain";
            case DELIVERED -> "";
            case FAILED -> "bad";
        };
    }

    private static boolean isRetried(DeliveryView message) {
        return message.state() == DeliveryState.WAITING && message.attempts() > 0;
    }

    /** The status: "204"; or that there was no answer. */
    public String answer(Attempt attempt) {
        return attempt.status() == null ? words.say("attempt.noAnswer") : attempt.status().toString();
    }

    public String mood(Attempt attempt) {
        return attempt.wasTaken() ? "" : "bad";
    }

    /** "35 ms", "2.5 s". */
    public String duration(long millis) {
        return millis < 1000 ? words.say("attempt.millis", show.number(millis))
                : words.say("attempt.seconds", show.decimal(BigDecimal.valueOf(millis / 100, 1)));
    }
}
