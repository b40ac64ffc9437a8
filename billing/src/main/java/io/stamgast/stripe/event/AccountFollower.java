package io.stamgast.stripe.event;

import io.stamgast.stripe.connect.ConnectedAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Follows the tenants' own accounts: what Stripe still asks for, whether they take payments, and whether they left. */
@ApplicationScoped
public class AccountFollower implements StripeFollower {

    private static final String ACCOUNT = "account";
    private static final String LEFT = "account.application.deauthorized";

    private ConnectedAccounts accounts;

    protected AccountFollower() {
        // for CDI
    }

    /** For tests and tools outside a container, too. */
    @Inject
    public AccountFollower(ConnectedAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Followed> follows(StripeEvent event) {
        var told = event.objectType().equals(ACCOUNT) && event.objectId().equals(event.stripeAccount());
        return told || event.type().equals(LEFT) ? Optional.of(new Followed(ACCOUNT, event.stripeAccount()))
                : Optional.empty();
    }

    @Override
    public void refresh(int tenantId, String stripeAccount, Followed object) {
        accounts.refresh(tenantId);
    }
}
