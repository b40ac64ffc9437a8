package io.stamgast.webhook.health;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.Outbox;
import io.stamgast.message.Email;
import io.stamgast.message.Emails;
import io.stamgast.message.Recipients;
import io.stamgast.message.letter.Template;
import io.stamgast.webhook.attempt.Outcome;
import io.stamgast.webhook.endpoint.Following;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Judges endpoints by what attempts come to. */
@ApplicationScoped
public class Health {

    /** Between the last warning and the switch. */
    private static final Duration NOTICE = Duration.ofDays(1);
    private static final Duration FIRST_WARNING = Duration.ofDays(1);
    private static final Template FAILING = new Template(Health.class, "webhook-failing");
    private static final Template GONE = new Template(Health.class, "webhook-gone");
    private static final Template GIVEN_UP = new Template(Health.class, "webhook-given-up");

    private final Audit audit;
    private final Duration patience;

    protected Health() {
        this(null, 0); // for the client proxy
    }

    /** @param days of failing without a success after which an endpoint is switched off */
    @Inject
    public Health(Audit audit, @ConfigProperty(name = "stamgast.webhook.disable.days", defaultValue = "5") int days) {
        this.audit = audit;
        this.patience = Duration.ofDays(days);
    }

    /** Draws the conclusions from some attempts, in the caller's unit of work; a success outweighs failures. */
    @ActivateRequestContext
    public void note(Connection connection, int tenantId, UUID endpoint, List<Outcome> outcomes, Instant now)
            throws SQLException {
        var rows = new HealthRows(connection, tenantId, endpoint);
        if (outcomes.stream().anyMatch(Outcome::isGone)) {
            disable(connection, tenantId, endpoint, GONE, "It answered 410 (Gone).", now);
        } else if (outcomes.stream().anyMatch(Outcome::isTaken)) {
            rows.clear();
        } else if (!outcomes.isEmpty()) {
            var failing = rows.fail(now);
            if (failing.isPresent()) {
                conclude(connection, tenantId, endpoint, failing.get(), now);
            }
        }
    }

    private void conclude(Connection connection, int tenantId, UUID endpoint, HealthRows.Failing failing, Instant now)
            throws SQLException {
        var failed = Duration.between(failing.since(), now);
        switch (failing.warnings()) {
            case 0 -> {
                if (failed.compareTo(FIRST_WARNING) >= 0) {
                    warn(connection, tenantId, endpoint, failing, now);
                }
            }
            case 1 -> {
                if (failed.compareTo(patience.minus(NOTICE)) >= 0) {
                    warn(connection, tenantId, endpoint, failing, now);
                }
            }
            default -> {
                if (failed.compareTo(patience) >= 0 && !now.isBefore(failing.warnedAt().plus(NOTICE))) {
                    disable(connection, tenantId, endpoint, GIVEN_UP,
                            "Nothing that was sent to it was taken for " + patience.toDays() + " days.", now);
                }
            }
        }
    }

    private void warn(Connection connection, int tenantId, UUID endpoint, HealthRows.Failing failing, Instant now)
            throws SQLException {
        var rows = new HealthRows(connection, tenantId, endpoint);
        rows.warned(failing.warnings() + 1, now);
        var address = rows.address().orElseThrow();
        var until = failing.since().plus(patience);
        tell(connection, tenantId, FAILING, "webhook-failing/" + endpoint + "/" + failing.since() + "/"
                + failing.warnings(), Map.of("url", address, "since", failing.since(), "until",
                until.isBefore(now.plus(NOTICE)) ? now.plus(NOTICE) : until), now);
    }

    private void disable(Connection connection, int tenantId, UUID endpoint, Template letter, String reason,
                         Instant now) throws SQLException {
        var address = new HealthRows(connection, tenantId, endpoint).disable(reason, now);
        if (address.isEmpty()) {
            return;
        }
        Following.end(connection, tenantId, endpoint);
        Outbox.write(connection, tenantId, new EndpointDisabled(endpoint, reason, now));
        audit.record(connection, tenantId, "disabled", "webhook-endpoint", endpoint, Map.of("state", "ON"),
                Map.of("state", "DISABLED", "reason", reason));
        tell(connection, tenantId, letter, "webhook-disabled/" + endpoint + "/" + now,
                Map.of("url", address.get(), "days", patience.toDays()), now);
    }

    static void tell(Connection connection, int tenantId, Template template, String key, Map<String, Object> data,
                     Instant now) throws SQLException {
        for (var admin : Recipients.programAdmins(connection, tenantId)) {
            var one = UUID.nameUUIDFromBytes(admin.address().getBytes(StandardCharsets.UTF_8));
            var email = Email.transactional(key + "/" + one, admin, template, now);
            for (var entry : data.entrySet()) {
                email = email.with(entry.getKey(), entry.getValue());
            }
            Emails.queue(connection, tenantId, email);
        }
    }
}
