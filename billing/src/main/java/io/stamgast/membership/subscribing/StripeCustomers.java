package io.stamgast.membership.subscribing;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerUpdateParams;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.customer.MembershipCustomer;
import io.stamgast.membership.sync.Metadata;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who accounts are at Stripe: one customer each, made when one is first needed. */
@ApplicationScoped
public class StripeCustomers {

    private static final String WHO = """
            select a.name, m.email, coalesce(m.language, 'en') from app.account a
            left join lateral (
                select p.email, p.language from app.member p
                where p.tenant_id = a.tenant_id and p.account_id = a.id and p.state <> 'REMOVED'
                order by p.role <> 'owner', p.id limit 1) m on true
            where a.tenant_id = ? and a.id = ?""";

    /** A little longer than Stripe keeps keys. */
    private static final Duration KEPT = Duration.ofHours(25);

    /**
     * How an account is shown to Stripe.
     *
     * @param email its owner's, else of its first member; null when it has none
     */
    private record Who(String name, String email, String language) {
    }

    private TenantWork work;
    private Clock clock;

    protected StripeCustomers() {
        // for CDI
    }

    @Inject
    public StripeCustomers(TenantWork work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    /** Whether bills can be sent to the account, in the caller's unit of work. */
    public static boolean hasEmail(Connection connection, int tenantId, UUID account) throws SQLException {
        return who(connection, tenantId, account).email() != null;
    }

    /**
     * The account's customer; the same one, whoever asks first and however often. In no transaction.
     *
     * @param options of the call that needs it
     */
    public String require(StripeClient client, RequestOptions options, int tenantId, UUID account)
            throws StripeException {
        var known = find(tenantId, account);
        if (known.isPresent() && known.get().email() != null) {
            return known.get().stripeCustomer();
        }
        var who = work.call(tenantId, connection -> who(connection, tenantId, account));
        if (known.isPresent()) {
            return addressed(client, options, known.get().stripeCustomer(), who);
        }
        var began = clock.instant();
        var made = make(client, options, account, began);
        describe(client, options, made.getId(), who);
        work.call(tenantId, connection -> {
            new CustomerTable(connection, tenantId).insert(new MembershipCustomer(account, made.getId(), null, null,
                    null, null, null, null, null, began));
            return null;
        });
        return find(tenantId, account).orElseThrow().stripeCustomer();
    }

    /** Nobody acted for the account when it was made; bills can be sent as soon as somebody does. */
    private static String addressed(StripeClient client, RequestOptions options, String customer, Who who)
            throws StripeException {
        var there = StripeAccess.in(options.getStripeAccount());
        if (who.email() != null && client.v1().customers().retrieve(customer, there).getEmail() == null) {
            client.v1().customers().update(customer, CustomerUpdateParams.builder().setEmail(who.email())
                    .addPreferredLocale(who.language()).build(), there);
        }
        return customer;
    }

    private Optional<MembershipCustomer> find(int tenantId, UUID account) {
        return work.call(tenantId, connection -> new CustomerTable(connection, tenantId).find(account));
    }

    /** By a key of the account's, with nothing in it that can change: whoever asks makes the same one. */
    private static Customer make(StripeClient client, RequestOptions options, UUID account, Instant now)
            throws StripeException {
        var key = "customer:" + account;
        var wanted = CustomerCreateParams.builder().putMetadata(Metadata.ACCOUNT, account.toString()).build();
        var there = StripeAccess.in(options.getStripeAccount());
        var recent = CustomerListParams.builder().setLimit(100L).setCreated(CustomerListParams.Created.builder()
                .setGte(now.minus(KEPT).getEpochSecond()).build()).build();
        return Once.make(StripeAccess.in(options.getStripeAccount(), key),
                own -> client.v1().customers().create(wanted, own), () -> {
                    for (var one : client.v1().customers().list(recent, there).autoPagingIterable()) {
                        if (account.toString().equals(one.getMetadata().get(Metadata.ACCOUNT))) {
                            return Optional.of(one);
                        }
                    }
                    return Optional.empty();
                });
    }

    private static void describe(StripeClient client, RequestOptions options, String customer, Who who)
            throws StripeException {
        var description = CustomerUpdateParams.builder().setName(who.name());
        if (who.email() != null) {
            description.setEmail(who.email()).addPreferredLocale(who.language());
        }
        client.v1().customers().update(customer, description.build(), StripeAccess.in(options.getStripeAccount()));
    }

    private static Who who(Connection connection, int tenantId, UUID account) throws SQLException {
        try (var query = connection.prepareStatement(WHO)) {
            query.setInt(1, tenantId);
            query.setObject(2, account);
            try (var row = query.executeQuery()) {
                row.next();
                return new Who(row.getString(1), row.getString(2), row.getString(3));
            }
        }
    }
}
