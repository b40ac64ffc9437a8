package io.stamgast.earning.explanation.balance;

import io.stamgast.account.AccountIds;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import io.stamgast.ledger.statement.Statements;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;

/** Explains balances, in a language of the reader's, from what stands posted at one moment. */
@ApplicationScoped
public class BalanceExplanations {

    private static final String ONE_MOMENT = "set transaction isolation level repeatable read, read only";

    @Inject
    TenantWork work;
    @Inject
    CurrentTenant tenant;
    @Inject
    Clock clock;

    protected BalanceExplanations() {
        // for CDI
    }

    BalanceExplanations(TenantWork work, CurrentTenant tenant, Clock clock) {
        this.work = work;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * @param locale English, Dutch, German or Russian; any other gets English
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such account
     */
    public BalanceExplanation of(Reference account, Locale locale) {
        return work.raw(connection -> {
            try (var transaction = connection.createStatement()) {
                transaction.execute(ONE_MOMENT);
            }
            TenantWork.useTenant(connection, tenant.id());
            var id = AccountIds.find(connection, tenant.id(), account)
                    .orElseThrow(() -> DomainException.notFound("account", account));
            var sums = BalanceSums.read(connection, tenant.id(), id);
            var balance = Statements.balance(connection, tenant.id(), id, clock.instant());
            return new BalanceWords(sums, balance, locale).explanation(id);
        });
    }
}
