package io.stamgast.membership.testing;

import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import io.stamgast.dunning.action.DunningActions;
import io.stamgast.dunning.recovery.DunningCases;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.collecting.FollowDefault;
import io.stamgast.membership.collecting.OwnRetries;
import io.stamgast.membership.orphan.EndOrphan;
import io.stamgast.membership.sync.MembershipFollower;
import io.stamgast.plan.PlanDesk;
import io.stamgast.plan.PlanPrice;
import io.stamgast.plan.Plans;
import io.stamgast.plan.definition.Written;
import io.stamgast.plan.mirror.PlanMirror;
import io.stamgast.plan.mirror.PlanMirrorRound;
import io.stamgast.plan.mirror.PriceOperation;
import io.stamgast.plan.mirror.ProductOperation;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.call.StripeCallRound;
import io.stamgast.stripe.call.StripeCalls;
import io.stamgast.stripe.call.StripeOperation;
import io.stamgast.stripe.event.StripeEventRound;
import io.stamgast.stripe.event.StripeFollower;
import io.stamgast.stripe.event.StripeInbox;
import io.stamgast.stripe.simulator.Browser;
import io.stamgast.stripe.simulator.Options;
import io.stamgast.stripe.simulator.StripeSimulator;
import io.stamgast.stripe.simulator.http.LocalServer;
import io.stamgast.stripe.simulator.http.Reply;
import io.stamgast.stripe.simulator.http.Visit;
import io.stamgast.testing.Database;
import io.stamgast.testing.MovedClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A tenant that sells memberships: it is connected to a Stripe of its own, whose time is the test's. Events arrive
 * signed, over HTTP, and wait until {@link #hear}.
 */
public final class Club implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-01-15T10:00:00Z");
    private static final String SECRET = "whsec_club";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public final MovedClock clock = new MovedClock(START);
    public final StripeSimulator stripe = StripeSimulator.start(Options.standing().at(START));
    public final Cuts cuts = new Cuts();
    public final Browser browser = new Browser();
    /** Who works events off; one after the other unless a test says otherwise. */
    public Executor workers = Runnable::run;
    public TenantWork work;
    public StripeAccess access;
    public DunningCases dunning;
    public MembershipFollower follower;
    public Plans plans;
    public StripeCalls calls;

    private final CutDatabase database = new CutDatabase(cuts);
    private final List<StripeOperation> operations = new CopyOnWriteArrayList<>();
    private final List<StripeFollower> followers = new CopyOnWriteArrayList<>();
    private final LocalServer letterBox = new LocalServer(0, this::take);
    private final ReentrantLock door = new ReentrantLock();
    private final int tenant = Database.newTenant();
    private final PlanDesk desk = new PlanDesk(tenant, clock, (connection, change) -> { });
    private final String stripeAccount;
    private PlanMirror mirror;
    private StripeInbox inbox;
    private Runnable afterDeath = this::begin;

    public Club() {
        begin();
        letterBox.start();
        stripe.webhooks().ofConnectedAccountsTo(letterBox.address(), SECRET);
        stripeAccount = connect();
    }

    /** The process that serves it begins: it knows nothing but what is written down. */
    public void begin() {
        database.settle();
        cuts.begin();
        work = new TenantWork(database.source());
        access = new CutStripe(stripe, SECRET, cuts);
        dunning = new DunningCases(clock, Optional.empty());
        follower = new MembershipFollower(work, access, dunning, clock);
        plans = new Plans();
        calls = new StripeCalls(work, access, operations, clock);
        mirror = new PlanMirror(null, calls);
        inbox = new StripeInbox(work, access, clock);
        operations.clear();
        operations.addAll(List.of(new ProductOperation(mirror, clock), new PriceOperation(mirror, clock),
                new EndOrphan(clock), new OwnRetries(), new FollowDefault()));
        followers.clear();
        followers.add(follower);
    }

    /**
     * This thread alone keeps the process busy from now on: letters are taken only while it waits for them, always at
     * the same points. One in which the process dies makes it begin anew.
     */
    public void takeTurns(Runnable begins) {
        door.lock();
        afterDeath = begins;
    }

    private String connect() {
        try {
            var account = stripe.client().v1().accounts().create(AccountCreateParams.builder()
                    .setType(AccountCreateParams.Type.STANDARD).build()).getId();
            stripe.onboard(account);
            Database.execute(tenant, """
                    insert into app.stripe_account (tenant_id, stripe_account, details_submitted, charges_enabled,
                        payouts_enabled, fee_percent, created_at, checked_at)
                    values (?, ?, true, true, true, 0, now(), now())""", tenant, account);
            Database.execute(tenant, "insert into app.stripe_account_owner (stripe_account, owner) values (?, ?)",
                    account, tenant);
            return account;
        } catch (StripeException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Reply take(Visit visit) {
        door.lock();
        try {
            inbox.receive(visit.body().getBytes(StandardCharsets.UTF_8), visit.header("Stripe-Signature"));
            return Reply.json(200, "{}");
        } catch (Cuts.Killed killed) {
            afterDeath.run();
            return Reply.none(Duration.ZERO);
        } finally {
            door.unlock();
        }
    }

    public int tenant() {
        return tenant;
    }

    public String stripeAccount() {
        return stripeAccount;
    }

    /** For the simulator's client: in the tenant's account. */
    public RequestOptions there() {
        return StripeAccess.in(stripeAccount);
    }

    public PlanDesk desk() {
        return desk;
    }

    /** Cases have this done from now on. */
    public void recovers(DunningActions actions) {
        followers.remove(follower);
        dunning = new DunningCases(clock, Optional.of(actions));
        follower = new MembershipFollower(work, access, dunning, clock);
        followers.add(follower);
    }

    /** Features whose calls are sent from now on. */
    public void does(StripeOperation... more) {
        operations.addAll(List.of(more));
    }

    /** Features that hear of events from now on. */
    public void follows(StripeFollower... more) {
        followers.addAll(List.of(more));
    }

    public <T> T call(TenantWork.Work<T> what) {
        return work.call(tenant, what);
    }

    /** Of prices monthly (9.90 EUR), yearly (99.00 EUR) and lasting (300.00 EUR for 24 months); 14 days' trial. */
    public static Written plan(String code) {
        return Written.valid().with("/code", "\"" + code + "\"").with("/prices/2", """
                {"code":"lasting","amount":"300.00","currency":"EUR","interval":"ONCE","months":24}""");
    }

    /** Enters a plan, and shows it to Stripe. */
    public UUID sells(Written plan) {
        var id = desk.create(plan).id();
        mirror();
        return id;
    }

    /** Shows Stripe what it doesn't show yet. */
    public void mirror() {
        for (var step = 0; step < 2; step++) {
            new PlanMirrorRound(work, mirror).run(tenant, clock.instant());
            send();
        }
    }

    public PlanPrice price(UUID plan, String code) {
        return call(connection -> plans.prices(connection, tenant, plan)).stream()
                .filter(price -> price.code().equals(code)).findFirst().orElseThrow();
    }

    public UUID account(String externalId) {
        return Database.newAccount(tenant, externalId);
    }

    /** Sends the calls that wait, once. */
    public void send() {
        new StripeCallRound(work, access, calls).run(tenant, clock.instant());
    }

    /** Works off all events that have happened. */
    public void hear() {
        openly(this::awaitLetters);
        new StripeEventRound(work, access, followers, clock, workers).run(tenant, clock.instant());
    }

    /** Time goes on until then, at Stripe too; letters from before arrive before, as none takes a month. */
    public void goTo(Instant time) {
        openly(() -> {
            awaitLetters();
            stripe.clock().advanceTo(time);
        });
        clock.moveTo(time);
    }

    /** So much time passes; what happens at Stripe is heard. */
    public void pass(Duration time) {
        passUnheard(time);
        hear();
    }

    /** So much time passes, at Stripe too. */
    public void passUnheard(Duration time) {
        goTo(stripe.clock().now().plus(time));
    }

    /** Does what waits for letters, or makes them wait, while they can be taken. */
    private void openly(Runnable what) {
        var closed = door.isHeldByCurrentThread();
        if (closed) {
            door.unlock();
        }
        try {
            what.run();
        } finally {
            if (closed) {
                door.lock();
            }
        }
    }

    private void awaitLetters() {
        try {
            stripe.webhooks().await(PATIENCE);
        } catch (TimeoutException late) {
            throw new IllegalStateException(late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The account's membership of the plan that has not ended. */
    public Optional<Membership> live(UUID account, UUID plan) {
        return call(connection -> new MembershipTable(connection, tenant).live(account, plan));
    }

    public Membership membership(UUID id) {
        return call(connection -> new MembershipTable(connection, tenant).find(id)).orElseThrow();
    }

    @Override
    public void close() {
        stripe.close();
        letterBox.close();
        database.close();
    }
}
