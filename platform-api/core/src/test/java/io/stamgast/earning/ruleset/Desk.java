package io.stamgast.earning.ruleset;

import io.stamgast.activity.type.NamedTypes;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.testing.Fired;
import io.stamgast.testing.Jpa;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The use cases of this feature without a container: each call is a transaction of one tenant. */
final class Desk {

    final List<String> audited = new ArrayList<>();
    private final Fired<RuleSetPublished> published = new Fired<>();
    final List<RuleSetPublished> fired = published.events();
    Instant now = Instant.parse("2011-06-01T00:00:00Z");
    private final int tenant;

    Desk(int tenant) {
        this.tenant = tenant;
    }

    <T> T call(Function<RuleSets, T> work) {
        return Jpa.call(tenant, em -> {
            var ruleSets = new RuleSets();
            ruleSets.em = em;
            ruleSets.connection = new TenantConnection() {
                @Override
                public Connection get() {
                    return em.unwrap(Connection.class);
                }
            };
            ruleSets.tenant = new CurrentTenant();
            ruleSets.tenant.set(tenant, "test");
            ruleSets.audit = new Audit() {
                @Override
                public void record(String action, String objectType, Object objectId, Object before, Object after) {
                    audited.add(action);
                }
            };
            ruleSets.clock = Clock.fixed(now, ZoneOffset.UTC);
            ruleSets.published = published;
            ruleSets.checks = List.of(new NamedTypes());
            return work.apply(ruleSets);
        });
    }
}
