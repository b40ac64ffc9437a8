package io.stamgast.portal.webhooks;

import io.stamgast.kernel.DomainException;
import io.stamgast.webhook.desk.ReplayBody;
import io.stamgast.webhook.desk.ReplayBody.What;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** What is to be sent again, as it is written in the form: times by the program's clock. */
public class ReplayForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private What what = What.FAILED;
    private LocalDateTime since;
    private LocalDateTime until;

    /** @throws DomainException ({@code invalid-request}) for a time that ends before it begins */
    ReplayBody body(ZoneId zone) {
        var end = isEnding() ? until : null;
        if (since != null && end != null && !end.isAfter(since)) {
            throw DomainException.malformed("invalid-request", "replay.until", "must be after since");
        }
        return new ReplayBody(what, since == null ? null : since.atZone(zone).toInstant(),
                end == null ? null : end.atZone(zone).toInstant(), null, null);
    }

    /** Whether an end of the time means anything; what was missed is sent up to now. */
    public boolean isEnding() {
        return what != What.MISSED;
    }

    public What getWhat() {
        return what;
    }

    public void setWhat(What what) {
        this.what = what;
    }

    public LocalDateTime getSince() {
        return since;
    }

    public void setSince(LocalDateTime since) {
        this.since = since;
    }

    public LocalDateTime getUntil() {
        return until;
    }

    public void setUntil(LocalDateTime until) {
        this.until = until;
    }
}
