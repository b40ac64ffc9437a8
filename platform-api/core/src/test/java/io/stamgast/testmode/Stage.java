package io.stamgast.testmode;

import io.stamgast.identity.People;
import io.stamgast.job.Job;
import io.stamgast.job.Outside;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import io.stamgast.move.estate.CoreTables;
import io.stamgast.move.estate.Estate;
import io.stamgast.reward.testcode.TestCodes;
import io.stamgast.tenant.TenantEntry;
import io.stamgast.tenant.mode.TestModeListener;
import io.stamgast.testing.Database;
import io.stamgast.webhook.lease.LaneSuccession;
import java.io.InputStream;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A tenant, its test mode, and what wipes it, without a container and with a Keycloak that only counts. */
final class Stage {

    static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");

    private static final List<TestModeListener> LISTENERS = List.of(new TestCodes(), new LaneSuccession());

    final int live;
    final List<String> deleted = new ArrayList<>();
    final Estate estate = new Estate(List.of(new CoreTables()));
    final Beginning beginning = new Beginning(Database.work(), estate, LISTENERS);
    final Succession succession = new Succession(Database.work(), estate, beginning, LISTENERS, silent(),
            Clock.fixed(NOW, ZoneOffset.UTC));
    private boolean keycloakIsAway;

    Stage(int live) {
        this.live = live;
    }

    private static Audit silent() {
        return new Audit() {
            @Override
            public void record(Connection connection, int tenantId, String action, String objectType, Object objectId,
                               Object before, Object after) {
                // of other tests
            }
        };
    }

    int open() {
        return Database.work().raw(connection -> {
            var id = new TestModeRows(connection, live).insert(TestMode.State.ACTIVE, NOW, NOW);
            TenantWork.useTenant(connection, id);
            beginning.fill(connection, live, id, NOW);
            return id;
        });
    }

    /** The one that there is now. */
    TestMode current() {
        return Database.work().raw(connection -> new TestModeRows(connection, live).find()).orElseThrow();
    }

    List<Integer> wiped() {
        return Database.work().raw(connection -> new TestModeRows(connection, live).left());
    }

    void setKeycloakAway(boolean away) {
        keycloakIsAway = away;
    }

    /** As who asks for a wipe does first. */
    void close(int former) {
        Database.work().call(live, connection -> {
            Succession.close(connection, live, former);
            return null;
        });
    }

    Job wipe(int former) {
        close(former);
        return new Outside().run(live, job(), new WipeJob.Order(former), InputStream.nullInputStream());
    }

    /** What could not be completed, once more. */
    Job wipeAgain() {
        return new Outside().again(live, job());
    }

    Purge purge() {
        var purge = new Purge();
        purge.work = Database.work();
        return purge;
    }

    private WipeJob job() {
        var job = new WipeJob();
        job.succession = succession;
        job.entry = new TenantEntry() {
            @Override
            public void awaitForgotten() {
                // there is one instance, which believes nothing
            }
        };
        job.logins = new WipedLogins();
        job.logins.work = Database.work();
        job.logins.people = new People() {
            @Override
            public void delete(String userId) {
                if (keycloakIsAway) {
                    throw DomainException.unavailable("identity-provider-unavailable", "away");
                }
                deleted.add(userId);
            }
        };
        job.purge = purge();
        return job;
    }
}
