package io.stamgast.stripe.connect;

import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountLinkCreateParams;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeFailure;
import io.stamgast.stripe.StripeOutage;
import io.stamgast.stripe.StripeRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Connects the current tenant to Stripe. */
@ApplicationScoped
public class ConnectedAccounts {

    private static final String INSERT = """
            insert into app.stripe_account as account (tenant_id, stripe_account, details_submitted, charges_enabled,
                payouts_enabled, due, fee_percent, created_at, checked_at)
            values (?, ?, false, false, false, null, 0, ?, ?) on conflict do nothing""";
    private static final String OWN = """
            insert into app.stripe_account_owner as o (stripe_account, owner) values (?, ?) on conflict do nothing""";
    private static final String REPLACE = """
            update app.stripe_account set stripe_account = ?, details_submitted = false, charges_enabled = false,
                payouts_enabled = false, due = null, created_at = ?, checked_at = ?, disconnected_at = null,
                replaced_at = ?
            where tenant_id = ? and disconnected_at is not null and stripe_account <> ?""";
    private static final String OWNED = "select o.stripe_account from app.stripe_account_owner o where o.owner = ?";
    private static final String UPDATE = """
            update app.stripe_account set details_submitted = ?, charges_enabled = ?, payouts_enabled = ?, due = ?,
                checked_at = ?, disconnected_at = null
            where tenant_id = ? and stripe_account = ? and checked_at <= ?""";
    private static final String DISCONNECT = """
            update app.stripe_account set charges_enabled = false, payouts_enabled = false, due = null, checked_at = ?,
                disconnected_at = coalesce(disconnected_at, ?)
            where tenant_id = ? and checked_at <= ?""";
    private static final String FEE = "update app.stripe_account set fee_percent = ? where tenant_id = ?";

    @Inject
    TenantWork work;
    @Inject
    CurrentTenant tenant;
    @Inject
    StripeAccess access;
    @Inject
    Audit audit;
    @Inject
    Clock clock;
    private Iterable<AccountHeir> heirs = List.of();

    protected ConnectedAccounts() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public ConnectedAccounts(TenantWork work, CurrentTenant tenant, StripeAccess access, Audit audit, Clock clock) {
        this.work = work;
        this.tenant = tenant;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** For tests and tools outside a container: with who must know when an account takes the place of another. */
    public ConnectedAccounts(TenantWork work, CurrentTenant tenant, StripeAccess access, Audit audit, Clock clock,
                             Iterable<AccountHeir> heirs) {
        this(work, tenant, access, audit, clock);
        this.heirs = heirs;
    }

    @Inject
    void tell(Instance<AccountHeir> all) {
        heirs = all;
    }

    /** Nothing while the tenant has none. */
    public Optional<ConnectedAccount> find() {
        return find(tenant.id());
    }

    private Optional<ConnectedAccount> find(int tenantId) {
        return work.call(tenantId, connection -> ConnectedAccount.find(connection, tenantId));
    }

    /**
     * The page of Stripe's on which the tenant opens its account, or goes on with it; makes the account the first time,
     * and the same one however often it is asked. Where the tenant has taken its account from the platform, and not
     * given it back, another takes its place: what was sold in the old one stays there, out of reach.
     *
     * @param refreshUrl where Stripe sends who comes with an old link
     * @param returnUrl where Stripe sends who is done
     * @throws DomainException 422 {@code payments-off}; 503 {@code stripe-unavailable}
     */
    public String onboardingLink(String refreshUrl, String returnUrl) {
        var account = current().map(ConnectedAccount::stripeAccount).orElseGet(this::create);
        var link = AccountLinkCreateParams.builder().setAccount(account).setRefreshUrl(refreshUrl)
                .setReturnUrl(returnUrl).setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING).build();
        return StripeOutage.told(() -> access.client(tenant.id()).v1().accountLinks().create(link)).getUrl();
    }

    /** Nothing while there is none in which the platform may do something. */
    private Optional<ConnectedAccount> current() {
        var known = find();
        return known.filter(one -> one.disconnectedAt() == null)
                .or(() -> known.flatMap(gone -> refresh()).filter(one -> one.disconnectedAt() == null));
    }

    private String create() {
        var before = work.call(tenant.id(), this::owned);
        var wanted = AccountCreateParams.builder().setType(AccountCreateParams.Type.STANDARD)
                .putMetadata("tenant", name()).build();
        var once = RequestOptions.builder().setIdempotencyKey(before.isEmpty()
                ? "connect:" + name() : "connect:" + name() + ":" + before.size()).build();
        var account = StripeOutage.told(() -> Once.make(once,
                key -> access.client(tenant.id()).v1().accounts().create(wanted, key), () -> made(before))).getId();
        return work.call(tenant.id(), connection -> {
            var now = clock.instant();
            if (insert(connection, account, now)) {
                audit.record(connection, tenant.id(), "connected", "stripe-account", account, null,
                        Map.of("stripeAccount", account));
            } else if (replace(connection, account, now)) {
                audit.record(connection, tenant.id(), "replaced", "stripe-account", account, null,
                        Map.of("stripeAccount", account));
            }
            return ConnectedAccount.find(connection, tenant.id()).orElseThrow().stripeAccount();
        });
    }

    /** What the account is known by at Stripe: a test mode in the place of another has an account of its own. */
    private String name() {
        return tenant.isTest() ? tenant.alias() + "." + -tenant.id() : tenant.alias();
    }

    /** What the tenant has and had. */
    private Set<String> owned(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(OWNED)) {
            query.setInt(1, tenant.id());
            try (var row = query.executeQuery()) {
                var accounts = new HashSet<String>();
                while (row.next()) {
                    accounts.add(row.getString(1));
                }
                return accounts;
            }
        }
    }

    /** By an earlier call whose answer was an error. */
    private Optional<Account> made(Set<String> before) throws StripeException {
        for (var one : access.client(tenant.id()).v1().accounts().list().autoPagingIterable()) {
            if (name().equals(one.getMetadata().get("tenant")) && !before.contains(one.getId())) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** @return whether the tenant had none */
    private boolean insert(Connection connection, String account, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenant.id());
            insert.setString(2, account);
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            insert.setObject(4, now.atOffset(ZoneOffset.UTC));
            if (insert.executeUpdate() == 0) {
                return false;
            }
        }
        own(connection, account);
        return true;
    }

    /** @return whether the one that the tenant had is out of reach */
    private boolean replace(Connection connection, String account, Instant now) throws SQLException {
        try (var replace = connection.prepareStatement(REPLACE)) {
            replace.setString(1, account);
            replace.setObject(2, now.atOffset(ZoneOffset.UTC));
            replace.setObject(3, now.atOffset(ZoneOffset.UTC));
            replace.setObject(4, now.atOffset(ZoneOffset.UTC));
            replace.setInt(5, tenant.id());
            replace.setString(6, account);
            if (replace.executeUpdate() == 0) {
                return false;
            }
        }
        own(connection, account);
        for (var heir : heirs) {
            heir.replaced(connection, tenant.id(), now);
        }
        return true;
    }

    private void own(Connection connection, String account) throws SQLException {
        try (var own = connection.prepareStatement(OWN)) {
            own.setString(1, account);
            own.setInt(2, tenant.id());
            own.executeUpdate();
        }
    }

    /**
     * Asks Stripe how the current tenant's account stands.
     *
     * @throws DomainException 422 {@code payments-off}; 503 {@code stripe-unavailable}
     */
    public Optional<ConnectedAccount> refresh() {
        return StripeOutage.told(() -> refresh(tenant.id()));
    }

    /**
     * Asks Stripe how a tenant's account stands; an older answer never replaces a newer one. That the tenant has taken
     * it from the platform is an answer, too.
     *
     * @throws io.stamgast.stripe.StripeFailure when Stripe does not say
     */
    public Optional<ConnectedAccount> refresh(int tenantId) {
        var known = find(tenantId);
        if (known.isPresent()) {
            var began = clock.instant();
            var account = retrieve(tenantId, known.get().stripeAccount());
            work.call(tenantId, connection -> {
                if (account.isPresent()) {
                    update(connection, tenantId, account.get(), began);
                } else {
                    disconnect(connection, tenantId, began);
                }
                return null;
            });
        }
        return find(tenantId);
    }

    /** Nothing when the platform may not look any more. */
    private Optional<Account> retrieve(int tenantId, String stripeAccount) {
        try {
            return Optional.of(StripeRequest.send(
                    () -> access.client(tenantId).v1().accounts().retrieve(stripeAccount)));
        } catch (StripeFailure failure) {
            if (failure.isDisconnected()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static void disconnect(Connection connection, int tenantId, Instant began) throws SQLException {
        try (var disconnect = connection.prepareStatement(DISCONNECT)) {
            disconnect.setObject(1, began.atOffset(ZoneOffset.UTC));
            disconnect.setObject(2, began.atOffset(ZoneOffset.UTC));
            disconnect.setInt(3, tenantId);
            disconnect.setObject(4, began.atOffset(ZoneOffset.UTC));
            disconnect.executeUpdate();
        }
    }

    private void update(Connection connection, int tenantId, Account account, Instant began) throws SQLException {
        var requirements = account.getRequirements();
        var due = requirements == null || requirements.getCurrentlyDue() == null ? List.<String>of()
                : requirements.getCurrentlyDue();
        try (var update = connection.prepareStatement(UPDATE)) {
            update.setBoolean(1, Boolean.TRUE.equals(account.getDetailsSubmitted()));
            update.setBoolean(2, Boolean.TRUE.equals(account.getChargesEnabled()));
            update.setBoolean(3, Boolean.TRUE.equals(account.getPayoutsEnabled()));
            update.setString(4, due.isEmpty() ? null : String.join(" ", due));
            update.setObject(5, began.atOffset(ZoneOffset.UTC));
            update.setInt(6, tenantId);
            update.setString(7, account.getId());
            update.setObject(8, began.atOffset(ZoneOffset.UTC));
            update.executeUpdate();
        }
    }

    /**
     * Sets what the platform keeps of a tenant's payments, for subscriptions made from now on.
     *
     * @param percent 0 to 100, at most two decimals
     * @throws DomainException 422 {@code stripe-not-connected} while the tenant has no account
     */
    public ConnectedAccount charge(int tenantId, BigDecimal percent) {
        return work.call(tenantId, connection -> {
            var before = ConnectedAccount.find(connection, tenantId).orElseThrow(ConnectedAccount::notConnected);
            try (var fee = connection.prepareStatement(FEE)) {
                fee.setBigDecimal(1, percent);
                fee.setInt(2, tenantId);
                fee.executeUpdate();
            }
            audit.record(connection, tenantId, "changed", "stripe-account", before.stripeAccount(),
                    Map.of("feePercent", before.feePercent()), Map.of("feePercent", percent));
            return ConnectedAccount.find(connection, tenantId).orElseThrow();
        });
    }
}
