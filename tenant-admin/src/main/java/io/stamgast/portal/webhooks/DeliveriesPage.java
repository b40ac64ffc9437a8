package io.stamgast.portal.webhooks;

import io.stamgast.kernel.DomainException;
import io.stamgast.portal.page.ThisProgram;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.web.Reference;
import io.stamgast.webhook.desk.DeliveryDesk;
import io.stamgast.webhook.desk.DeliveryFilter;
import io.stamgast.webhook.desk.DeliveryState;
import io.stamgast.webhook.desk.DeliveryView;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/** A page of a webhook's messages, the latest first; of one state, type or time where one asks for it. */
@ViewScoped
@Named
public class DeliveriesPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int ROWS = 25;

    @Inject
    transient DeliveryDesk desk;
    @Inject
    transient ThisProgram program;
    @Inject
    transient Permissions may;

    private String id;
    private String state;
    private String type;
    private String from;
    private String to;
    private String before;
    private transient List<DeliveryView> rows = List.of();
    private UUID next;

    /** Reads one row more than is shown, to know whether there is a next page. */
    public void load() {
        may.requireRunProgram();
        var wanted = new DeliveryFilter(chosenState(), type, moment("from", from), moment("to", to));
        var found = desk.list(Reference.parse("id", id).id(), wanted,
                before == null ? null : Reference.parse("before", before).id(), ROWS + 1);
        rows = found.stream().limit(ROWS).toList();
        next = found.size() > ROWS ? rows.get(ROWS - 1).id() : null;
    }

    /** Null for each, and for what is none. */
    private DeliveryState chosenState() {
        for (var one : DeliveryState.values()) {
            if (one.name().equals(state)) {
                return one;
            }
        }
        return null;
    }

    /** @param written as a browser writes what was chosen, {@code 2026-11-29T12:00}, by the program's clock */
    private Instant moment(String field, String written) {
        try {
            return written == null ? null : LocalDateTime.parse(written).atZone(program.getZone()).toInstant();
        } catch (DateTimeException invalid) {
            throw DomainException.malformed("invalid-request", field, "must be a time such as 2026-11-29T12:00");
        }
    }

    /** Whether not just all of them are asked for. */
    public boolean isChosen() {
        return state != null || type != null || from != null || to != null;
    }

    public DeliveryState[] getStates() {
        return DeliveryState.values();
    }

    public List<DeliveryView> getRows() {
        return rows;
    }

    /** After which one the next page begins; null on the last. */
    public UUID getNext() {
        return next;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String before) {
        this.before = before;
    }
}
