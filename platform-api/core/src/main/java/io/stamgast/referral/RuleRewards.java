package io.stamgast.referral;

import io.stamgast.earning.deed.Deeds;
import io.stamgast.earning.deed.Deeds.Referred;
import io.stamgast.kernel.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What the tenant's earn rules give for referrals. */
@ApplicationScoped
class RuleRewards implements ReferralRewards {

    @Inject
    Deeds deeds;

    @Override
    public Optional<Worth> of(Connection connection, int tenantId, Referral referral, FirstPurchase purchase)
            throws SQLException {
        var referred = new Referred(referral.referrerId(), referral.accountId(), purchase.ownMinor(),
                purchase.occurredAt());
        return deeds.judge(connection, tenantId, referred)
                .filter(sides -> !sides.referrer().rules().isEmpty() || !sides.referee().rules().isEmpty())
                .map(sides -> new Worth(sides.referrer().points(), sides.referee().points(),
                        Json.write(sides.referrer()), Json.write(sides.referee())));
    }
}
