package io.stamgast.membership;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.stamgast.membership", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule partsOfMembershipAreFreeOfCycles =
            slices().matching("io.stamgast.membership.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule partsOfSubscribingAreFreeOfCycles =
            slices().matching("io.stamgast.membership.subscribing.(*)..").should().beFreeOfCycles();
}
