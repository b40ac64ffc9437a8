package io.stamgast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
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
import java.util.List;

/** The direction of features: what stands left may not use what stands right. */
@AnalyzeClasses(packages = "io.stamgast", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** Those that stand in one place don't use each other. */
    private static final List<List<String>> FROM_LEFT_TO_RIGHT = List.of(
            List.of("kernel"),
            List.of("web"),
            List.of("job", "rate"),
            List.of("identity"),
            List.of("machine", "staff"),
            List.of("program"),
            List.of("tenant"),
            List.of("account"),
            List.of("ledger"),
            List.of("reward", "purchase", "wallet"),
            List.of("earning", "redemption"),
            List.of("activity", "referral", "tier"),
            List.of("audit", "event", "imports", "member", "message", "outgoing", "quote", "template"),
            List.of("change", "move", "webhook"),
            List.of("testmode"));

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
    static void featuresLookOnlyToTheLeft(JavaClasses classes) {
        for (var place = 0; place < FROM_LEFT_TO_RIGHT.size(); place++) {
            for (var feature : FROM_LEFT_TO_RIGHT.get(place)) {
                var others = FROM_LEFT_TO_RIGHT.stream().skip(place).flatMap(List::stream)
                        .filter(other -> !other.equals(feature)).map(ArchitectureTest::packages)
                        .toArray(String[]::new);
                noClasses().that().resideInAPackage(packages(feature))
                        .should().dependOnClassesThat().resideInAnyPackage(others)
                        .because(feature + " stands left of them, or beside them").allowEmptyShould(true)
                        .check(classes);
            }
        }
    }

    @ArchTest
    static final ArchRule everyFeatureHasItsPlace = classes().should().resideInAnyPackage(FROM_LEFT_TO_RIGHT.stream()
            .flatMap(List::stream).map(ArchitectureTest::packages).toArray(String[]::new));

    private static String packages(String feature) {
        return "io.stamgast." + feature + "..";
    }

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
