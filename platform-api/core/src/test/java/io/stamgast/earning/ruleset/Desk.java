package io.stamgast.earning.ruleset;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.testing.Jpa;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The use cases of this feature without a container: each call is a transaction of one tenant. */
final class Desk {

    final List<String> audited = new ArrayList<>();
    final List<RuleSetPublished> fired = new ArrayList<>();
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
            ruleSets.published = new Fired();
            return work.apply(ruleSets);
        });
    }

    private final class Fired implements Event<RuleSetPublished> {

        @Override
        public void fire(RuleSetPublished event) {
            fired.add(event);
        }

        @Override
        public <U extends RuleSetPublished> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends RuleSetPublished> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<RuleSetPublished> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends RuleSetPublished> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends RuleSetPublished> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }
}
