package io.stamgast.portal.membership;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.recovery.Notices;
import io.stamgast.portal.language.Figures;
import io.stamgast.portal.rewards.Buyer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.List;

/** What the visitor's business is told of payments that failed. */
@RequestScoped
@Named
public class Unpaid {

    @Inject
    TenantWork work;
    @Inject
    CurrentTenant tenant;
    @Inject
    Buyer buyer;
    @Inject
    Figures show;

    private List<Notices.Notice> notices;

    public List<Notices.Notice> getNotices() {
        if (notices == null) {
            notices = work.call(tenant.id(),
                    connection -> new Notices(connection, tenant.id()).shown(buyer.getAccountId()));
        }
        return notices;
    }

    public String amount(Notices.Notice notice) {
        var digits = notice.currency().getDefaultFractionDigits();
        return show.money(BigDecimal.valueOf(notice.amountMinor(), digits), notice.currency().getCurrencyCode());
    }
}
