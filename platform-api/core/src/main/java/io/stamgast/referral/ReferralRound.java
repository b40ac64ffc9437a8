package io.stamgast.referral;

import io.stamgast.earning.standing.Standings;
import io.stamgast.job.TenantTask;
import io.stamgast.job.turn.Pieces;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Looks at open referrals, each in a transaction of its own. */
@ApplicationScoped
class ReferralRound implements TenantTask {

    private static final int AT_ONCE = 500;

    @Inject
    TenantWork work;
    @Inject
    ReferralRewards rewards;
    @Inject
    Standings standings;

    @Override
    public String name() {
        return "referral-rewards";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run(int tenantId, Instant now) {
        look(work, tenantId, rewards, standings, now);
    }

    static void look(TenantWork work, int tenantId, ReferralRewards rewards, Standings standings, Instant now) {
        new Pieces(work, tenantId).all(Ids.NIL, AT_ONCE,
                (connection, last) -> new ReferralTable(connection, tenantId).toLookAt(last, now, AT_ONCE),
                (connection, id) -> new Rewarding(connection, tenantId, rewards, standings, now).look(id));
    }
}
