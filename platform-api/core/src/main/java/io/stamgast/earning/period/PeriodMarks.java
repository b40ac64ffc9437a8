package io.stamgast.earning.period;

import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.wallet.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;

/** Begins a close in a transaction of its own, so that everybody sees it before any account is settled. */
@ApplicationScoped
class PeriodMarks {

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;
    @Inject
    RuleBook rules;
    @Inject
    Standings standings;
    @Inject
    Clock clock;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Closing begin(Period period) {
        try {
            return Closing.begin(connection.get(), tenant.id(), rules, standings, period, user.name(), clock);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
