package io.stamgast.api;

import io.stamgast.account.AccountsResource;
import io.stamgast.account.distributor.DistributorNumbersResource;
import io.stamgast.account.distributor.DistributorsResource;
import io.stamgast.activity.ActivitiesResource;
import io.stamgast.activity.type.ActivityTypesResource;
import io.stamgast.api.operation.RequestFigures;
import io.stamgast.audit.AuditResource;
import io.stamgast.change.ChangesResource;
import io.stamgast.dunning.desk.DunningCasesResource;
import io.stamgast.dunning.policy.DunningPoliciesResource;
import io.stamgast.earning.PurchasePostingResource;
import io.stamgast.earning.batch.PurchaseBatchResource;
import io.stamgast.earning.comparison.ComparisonResource;
import io.stamgast.earning.explanation.PostingExplanationResource;
import io.stamgast.earning.explanation.PurchaseExplanationResource;
import io.stamgast.earning.explanation.balance.BalanceExplanationResource;
import io.stamgast.earning.outlook.ShareOutlookResource;
import io.stamgast.earning.period.PeriodsResource;
import io.stamgast.earning.ruleset.RuleSetsResource;
import io.stamgast.earning.settlement.TrueUpLinesResource;
import io.stamgast.earning.simulation.SimulationsResource;
import io.stamgast.event.EventsResource;
import io.stamgast.event.type.EventTypesResource;
import io.stamgast.imports.ImportsResource;
import io.stamgast.job.JobsResource;
import io.stamgast.kernel.Roles;
import io.stamgast.ledger.adjustment.AdjustmentsResource;
import io.stamgast.ledger.adjustment.PostingsResource;
import io.stamgast.ledger.check.LedgerResource;
import io.stamgast.ledger.statement.BalanceResource;
import io.stamgast.ledger.statement.StatementResource;
import io.stamgast.machine.MachineClientsResource;
import io.stamgast.member.MembersResource;
import io.stamgast.membership.entitlement.AccountBenefitsResource;
import io.stamgast.membership.figures.MembershipFiguresResource;
import io.stamgast.membership.reconciliation.ReconciliationsResource;
import io.stamgast.membership.subscribing.change.MembershipsResource;
import io.stamgast.membership.subscribing.migration.MigrationsResource;
import io.stamgast.membership.subscribing.taking.AccountMembershipsResource;
import io.stamgast.membership.subscribing.tax.TaxIdsResource;
import io.stamgast.message.desk.EmailsResource;
import io.stamgast.move.ExportsResource;
import io.stamgast.plan.MembershipPlansResource;
import io.stamgast.program.ProgramResource;
import io.stamgast.purchase.PurchasesResource;
import io.stamgast.quote.QuoteResource;
import io.stamgast.rate.RateHeaders;
import io.stamgast.redemption.RedemptionsResource;
import io.stamgast.referral.ReferralsResource;
import io.stamgast.referral.code.ReferralCodesResource;
import io.stamgast.reward.RewardsResource;
import io.stamgast.staff.StaffResource;
import io.stamgast.stripe.call.StripeCallsResource;
import io.stamgast.stripe.connect.StripeAccountResource;
import io.stamgast.stripe.connect.StripeFeeResource;
import io.stamgast.stripe.event.StripeEventsResource;
import io.stamgast.template.ProgramTemplatesResource;
import io.stamgast.tenant.TenantsResource;
import io.stamgast.tenant.mode.ModeHeader;
import io.stamgast.tenant.support.OwnSupportGrantsResource;
import io.stamgast.tenant.support.SupportGrantsResource;
import io.stamgast.testmode.TestModeResource;
import io.stamgast.tier.outlook.AccountTierResource;
import io.stamgast.tier.outlook.NearlyResource;
import io.stamgast.tier.review.TierReviewsResource;
import io.stamgast.tier.scheme.TierSchemeResource;
import io.stamgast.wallet.SpendShareResource;
import io.stamgast.wallet.observation.WalletObservationsResource;
import io.stamgast.web.DomainExceptionMapper;
import io.stamgast.web.HeaderFilter;
import io.stamgast.web.JsonBody;
import io.stamgast.web.JsonMapperOfErrors;
import io.stamgast.web.Parameters;
import io.stamgast.web.QueryFilter;
import io.stamgast.web.TextBody;
import io.stamgast.web.UnexpectedMapper;
import io.stamgast.web.ValidationMapper;
import io.stamgast.webhook.desk.DeliveriesResource;
import io.stamgast.webhook.endpoint.EndpointsResource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * The JAX-RS application at {@code /api/v1}. It lists its classes itself: a scan would find the providers of RESTEasy,
 * which comes with Keycloak's client.
 */
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({Roles.PLATFORM_OPERATOR, Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY,
        Roles.BUYER, Roles.LOYALTY_API, Roles.PURCHASES, Roles.REDEMPTIONS})
@ApplicationPath("v1")
@ApplicationScoped
public class Api extends Application {

    private static final Set<Class<?>> CONVENTIONS = Set.of(DomainExceptionMapper.class, JsonMapperOfErrors.class,
            ValidationMapper.class, ForbiddenMapper.class, UnexpectedMapper.class, JsonBody.class, TextBody.class,
            Parameters.class, PublicAddress.class, TenantFilter.class, RateHeaders.class, ModeHeader.class,
            HeaderFilter.class, QueryFilter.class, RequestFigures.class);

    private static final Set<Class<?>> RESOURCES = Set.of(
            AccountBenefitsResource.class,
            AccountMembershipsResource.class,
            AccountTierResource.class,
            AccountsResource.class,
            ActivitiesResource.class,
            ActivityTypesResource.class,
            AdjustmentsResource.class,
            AuditResource.class,
            BalanceExplanationResource.class,
            BalanceResource.class,
            ChangesResource.class,
            ComparisonResource.class,
            DeliveriesResource.class,
            DistributorNumbersResource.class,
            DistributorsResource.class,
            DunningCasesResource.class,
            DunningPoliciesResource.class,
            EmailsResource.class,
            EndpointsResource.class,
            EventTypesResource.class,
            EventsResource.class,
            ExportsResource.class,
            ImportsResource.class,
            JobsResource.class,
            LedgerResource.class,
            MachineClientsResource.class,
            MembersResource.class,
            MembershipFiguresResource.class,
            MembershipPlansResource.class,
            MembershipsResource.class,
            MigrationsResource.class,
            NearlyResource.class,
            OwnSupportGrantsResource.class,
            PeriodsResource.class,
            PostingExplanationResource.class,
            PostingsResource.class,
            ProgramResource.class,
            ProgramTemplatesResource.class,
            PurchaseBatchResource.class,
            PurchaseExplanationResource.class,
            PurchasePostingResource.class,
            PurchasesResource.class,
            QuoteResource.class,
            ReconciliationsResource.class,
            RedemptionsResource.class,
            ReferralCodesResource.class,
            ReferralsResource.class,
            RewardsResource.class,
            RuleSetsResource.class,
            ShareOutlookResource.class,
            SimulationsResource.class,
            SpendShareResource.class,
            StaffResource.class,
            StatementResource.class,
            StripeAccountResource.class,
            StripeCallsResource.class,
            StripeEventsResource.class,
            StripeFeeResource.class,
            SupportGrantsResource.class,
            TaxIdsResource.class,
            TenantsResource.class,
            TestModeResource.class,
            TierReviewsResource.class,
            TierSchemeResource.class,
            TrueUpLinesResource.class,
            WalletObservationsResource.class);

    @Override
    public Set<Class<?>> getClasses() {
        var classes = new HashSet<>(CONVENTIONS);
        classes.addAll(RESOURCES);
        return classes;
    }

    /**
     * No WADL at OPTIONS; the OpenAPI document describes the API. None of the server's own JSON either: with one there,
     * chance decides at each start whether it or {@link JsonBody} reads a body.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true,
                "jersey.config.disableJsonBinding", true,
                "jersey.config.server.disableJsonBinding", true,
                "jersey.config.server.jsonFeature", "none");
    }
}
