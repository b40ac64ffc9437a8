package io.stamgast.quote;

import io.stamgast.earning.posting.Appraisal;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import io.stamgast.redemption.Affordable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Quotes baskets; on one connection, in as few round trips as the rules allow. */
@ApplicationScoped
class Quotes {

    private static final int REWARDS = 100;

    private final TenantWork work;
    private final Appraisal appraisal;
    private final Affordable affordable;
    private final Clock clock;

    protected Quotes() {
        this(null, null, null, null); // for the client proxy
    }

    @Inject
    Quotes(TenantWork work, Appraisal appraisal, Affordable affordable, Clock clock) {
        this.work = work;
        this.appraisal = appraisal;
        this.affordable = affordable;
        this.clock = clock;
    }

    /** @throws DomainException as {@link Appraisal#appraise} */
    Quote quote(int tenant, Basket basket) {
        return work.raw(connection -> {
            var appraised = appraisal.appraise(connection, tenant, basket.purchase(clock.instant()));
            return Quote.of(appraised, affordable.within(connection, tenant, appraised.purchase().accountId(),
                    appraised.afterwards(), REWARDS));
        });
    }
}
