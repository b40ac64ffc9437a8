package io.stamgast.stripe;

import io.stamgast.kernel.Audit;
import io.stamgast.stripe.connect.AccountHeir;
import io.stamgast.stripe.connect.ConnectedAccounts;
import io.stamgast.stripe.event.StripeEvents;
import io.stamgast.stripe.simulator.StripeSimulator;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A tenant with what it needs to deal with the simulator; the platform's time is the simulator's. */
public final class Tenant {

    public static final String WEBHOOK_SECRET = "whsec_of_tests";

    private final StripeSimulator stripe;
    private final int id = Database.newTenant();
    private final List<String> audited = new ArrayList<>();

    public Tenant(StripeSimulator stripe) {
        this.stripe = stripe;
    }

    public int id() {
        return id;
    }

    public Clock clock() {
        return Clock.fixed(Instant.ofEpochSecond(stripe.clock().now().getEpochSecond()), ZoneOffset.UTC);
    }

    public StripeAccess access() {
        return new StripeAccess(Optional.of(stripe.secretKey()), Optional.of("whsec_of_before, " + WEBHOOK_SECRET),
                Optional.of(stripe.address()));
    }

    public ConnectedAccounts accounts() {
        return new ConnectedAccounts(Database.work(), Entered.tenant(id), access(), audit(), clock());
    }

    /** With somebody who must know when an account takes the place of another. */
    public ConnectedAccounts accounts(AccountHeir heir) {
        return new ConnectedAccounts(Database.work(), Entered.tenant(id), access(), audit(), clock(), List.of(heir));
    }

    public StripeEvents events() {
        return new StripeEvents(Database.work(), Entered.tenant(id), audit(), clock());
    }

    /** The actions that were put on record. */
    public List<String> audited() {
        return audited;
    }

    private Audit audit() {
        return new Audit() {
            @Override
            public void record(Connection unitOfWork, int tenantId, String action, String type, Object object,
                               Object before, Object after) {
                audited.add(tenantId + " " + action + " " + type);
            }
        };
    }
}
