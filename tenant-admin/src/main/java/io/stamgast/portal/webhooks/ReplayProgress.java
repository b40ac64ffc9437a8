package io.stamgast.portal.webhooks;

import io.stamgast.kernel.DomainException;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.web.Reference;
import io.stamgast.webhook.desk.DeliveryDesk;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** How much of what was to be sent again has been, asked again every moment until all of it has. */
@ViewScoped
@Named
public class ReplayProgress implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int WHOLE = 100;

    @Inject
    transient DeliveryDesk desk;
    @Inject
    transient Permissions may;

    private String id;
    private String upTo;
    private String of;
    private long total;
    private long sent;

    /** Nothing where nothing was to be sent again. */
    public void load() {
        may.requireRunProgram();
        if (upTo != null) {
            total = total();
            sent = total - Math.min(total,
                    desk.untried(Reference.parse("id", id).id(), Reference.parse("upTo", upTo).id()));
        }
    }

    private long total() {
        try {
            return Long.parseLong(of);
        } catch (NumberFormatException invalid) {
            throw DomainException.malformed("invalid-request", "of", "must be a number");
        }
    }

    public boolean isShown() {
        return total > 0;
    }

    public boolean isDone() {
        return sent == total;
    }

    public long getSent() {
        return sent;
    }

    public long getTotal() {
        return total;
    }

    /** From 0 to 100, which is all of them and nothing less. */
    public long getPercent() {
        return sent * WHOLE / total;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    /** An id: events that were given a later one don't count. */
    public String getUpTo() {
        return upTo;
    }

    public void setUpTo(String upTo) {
        this.upTo = upTo;
    }

    public String getOf() {
        return of;
    }

    public void setOf(String of) {
        this.of = of;
    }
}
