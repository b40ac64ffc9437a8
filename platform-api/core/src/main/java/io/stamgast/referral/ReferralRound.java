package io.stamgast.referral;

import io.stamgast.earning.standing.Standings;
import io.stamgast.job.Failures;
import io.stamgast.job.TenantTask;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
        var failures = new Failures();
        List<UUID> open;
        var last = Ids.NIL;
        do {
            var from = last;
            open = work.call(tenantId,
                    connection -> new ReferralTable(connection, tenantId).toLookAt(from, now, AT_ONCE));
            for (var id : open) {
                try {
                    work.call(tenantId,
                            connection -> new Rewarding(connection, tenantId, rewards, standings, now).look(id));
                } catch (RuntimeException failure) {
                    failures.add(failure); // one that can't be ended keeps no other waiting
                }
                last = id;
            }
        } while (open.size() == AT_ONCE);
        failures.rethrow();
    }
}
