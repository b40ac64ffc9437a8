package io.stamgast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.stamgast.kernel.TenantRow;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

/** The direction of features: what stands left may not use what stands right. */
@AnalyzeClasses(packages = "io.stamgast", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresAreFreeOfCycles =
            slices().matching("io.stamgast.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule partsOfAFeatureAreFreeOfCycles =
            slices().matching("io.stamgast.(*).(*)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theKernelKnowsNoFeature =
            noClasses().that().resideInAPackage("io.stamgast.kernel..")
                    .should().dependOnClassesThat(
                            DescribedPredicate.describe("are features",
                                    type -> type.getPackageName().startsWith("io.stamgast.")
                                            && !type.getPackageName().startsWith("io.stamgast.kernel")));

    @ArchTest
    static final ArchRule featuresLookOnlyToTheLeft = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("kernel").definedBy("io.stamgast.kernel..")
            .layer("web").definedBy("io.stamgast.web..")
            .layer("job").definedBy("io.stamgast.job..")
            .layer("audit").definedBy("io.stamgast.audit..")
            .layer("identity, staff").definedBy("io.stamgast.identity..", "io.stamgast.staff..")
            .layer("tenant, program").definedBy("io.stamgast.tenant..", "io.stamgast.program..")
            .layer("account, ledger").definedBy("io.stamgast.account..", "io.stamgast.ledger..")
            .layer("reward, purchase, wallet").definedBy("io.stamgast.reward..", "io.stamgast.purchase..",
                    "io.stamgast.wallet..")
            .layer("earning, redemption").definedBy("io.stamgast.earning..", "io.stamgast.redemption..")
            .layer("activity, referral, tier").definedBy("io.stamgast.activity..", "io.stamgast.referral..",
                    "io.stamgast.tier..")
            .layer("imports").definedBy("io.stamgast.imports..")
            .layer("template").definedBy("io.stamgast.template..")
            .layer("member").definedBy("io.stamgast.member..")
            .layer("message").definedBy("io.stamgast.message..")
            .layer("event").definedBy("io.stamgast.event..")
            .layer("outgoing").definedBy("io.stamgast.outgoing..")
            .layer("webhook").definedBy("io.stamgast.webhook..")
            .ensureAllClassesAreContainedInArchitecture()
            .whereLayer("audit").mayNotBeAccessedByAnyLayer()
            .whereLayer("member").mayNotBeAccessedByAnyLayer()
            .whereLayer("webhook").mayNotBeAccessedByAnyLayer()
            .whereLayer("message").mayOnlyBeAccessedByLayers("webhook")
            .whereLayer("event").mayOnlyBeAccessedByLayers("webhook")
            .whereLayer("outgoing").mayOnlyBeAccessedByLayers("webhook")
            .whereLayer("imports").mayNotBeAccessedByAnyLayer()
            .whereLayer("template").mayNotBeAccessedByAnyLayer()
            .whereLayer("activity, referral, tier").mayOnlyBeAccessedByLayers("template")
            .whereLayer("earning, redemption").mayOnlyBeAccessedByLayers("activity, referral, tier", "imports",
                    "template")
            .whereLayer("reward, purchase, wallet").mayOnlyBeAccessedByLayers("earning, redemption",
                    "activity, referral, tier", "imports", "template")
            .whereLayer("account, ledger").mayOnlyBeAccessedByLayers("reward, purchase, wallet",
                    "earning, redemption", "activity, referral, tier", "imports", "member", "message", "template",
                    "event")
            .whereLayer("tenant, program").mayOnlyBeAccessedByLayers("account, ledger", "reward, purchase, wallet",
                    "earning, redemption", "activity, referral, tier", "imports", "member", "message", "template")
            .whereLayer("identity, staff").mayOnlyBeAccessedByLayers("tenant, program", "member")
            .whereLayer("job").mayOnlyBeAccessedByLayers("tenant, program", "account, ledger",
                    "reward, purchase, wallet", "earning, redemption", "activity, referral, tier", "imports", "member",
                    "message", "template", "event", "webhook")
            .whereLayer("web").mayOnlyBeAccessedByLayers("job", "audit", "identity, staff",
                    "tenant, program", "account, ledger", "reward, purchase, wallet", "earning, redemption",
                    "activity, referral, tier", "imports", "member", "message", "template", "event",
                    "webhook");

    @ArchTest
    static final ArchRule everyEntityIsBehindTheWall =
            classes().that().areAnnotatedWith(Entity.class).should().beAssignableTo(TenantRow.class);

    @ArchTest
    static final ArchRule resourcesDenyWhatTheyDoNotAllow =
            classes().that().areAnnotatedWith(Path.class).should().beAnnotatedWith(DenyAll.class);

    @ArchTest
    static final ArchRule everyCallSaysWhoMayMakeIt = methods().that().areMetaAnnotatedWith(HttpMethod.class)
            .should().beAnnotatedWith(RolesAllowed.class).orShould().beAnnotatedWith(PermitAll.class);
}
