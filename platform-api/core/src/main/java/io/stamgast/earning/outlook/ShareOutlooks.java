package io.stamgast.earning.outlook;

import io.stamgast.account.AccountIds;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.SpendShareRule;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.program.ProgramSettings;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Shares;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the spend-share rules in force now say of an account. */
@ApplicationScoped
public class ShareOutlooks {

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    RuleBook rules;
    @Inject
    Clock clock;

    /**
     * One per rule, in the rules' order; none while no version is in force.
     *
     * @throws DomainException ({@code not-found}) when the tenant has no such account
     */
    @Transactional
    public List<ShareOutlook> of(Reference account) {
        try {
            var database = connection.get();
            var id = AccountIds.find(database, tenant.id(), account)
                    .orElseThrow(() -> DomainException.notFound("account", account));
            return of(database, tenant.id(), rules, id, clock.instant());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    static List<ShareOutlook> of(Connection connection, int tenantId, RuleBook rules, UUID account, Instant now)
            throws SQLException {
        var program = ProgramSettings.read(connection, tenantId);
        var inForce = RuleSet.inForce(rules.published(connection, tenantId), now);
        var shareRules = inForce.map(RuleSet::shareRules).orElse(List.of()).stream()
                .filter(rule -> rule.isValidAt(now)).toList();
        if (shareRules.isEmpty()) {
            return List.of();
        }
        var thisYear = Period.of(now, program.timeZone(), Period.Length.YEAR).year();
        var years = shareRules.stream().mapToInt(SpendShareRule::months).max().orElse(0) / 12 + 1;
        var shares = Shares.load(connection, tenantId, List.of(account),
                shareRules.stream().map(SpendShareRule::scope).distinct().toList(), thisYear - years, thisYear);
        return shareRules.stream().map(rule -> {
            var running = rule.periodOf(now, program.timeZone());
            var trailing = rule.basis() == Basis.TRAILING;
            var period = trailing ? running.previous() : running;
            var share = trailing ? shares.trailing(account, rule.scope(), period, rule.months())
                    : shares.of(account, rule.scope(), period);
            return ShareOutlook.of(rule, period, share, program.currency());
        }).toList();
    }
}
