package dev.wharf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.core.ApplicationModules;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may depend on whom. The arrows between modules stand in their package-info; what those can't say stands here. */
@AnalyzeClasses(packagesOf = WharfApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule engineIsAPlainLibrary = classes().that().resideInAPackage("dev.wharf.ftp..")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("dev.wharf.ftp..", "java..", "javax.net..", "javax.security..", "org.jspecify..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule routingIsTheOnlyHomeOfSpringIntegration = noClasses().that().resideOutsideOfPackage("dev.wharf.routing..")
            .should().dependOnClassesThat().resideInAPackage("org.springframework.integration..");

    @ArchTest
    static final ArchRule nobodyDependsOnAdmin = noClasses().that().resideOutsideOfPackage("dev.wharf.admin..")
            .should().dependOnClassesThat().resideInAPackage("dev.wharf.admin..");

    @ArchTest
    static final ArchRule collaboratorsComeThroughConstructors = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule nobodyLogsThroughJavaUtilLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule nobodyWritesToStandardStreams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        var unmarked = classes.getPackage("dev.wharf").getSubpackagesInTree().stream()
                .filter(it -> !it.getClasses().isEmpty() && !it.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName);
        assertThat(unmarked).isEmpty();
    }

    @ArchTest
    static void modulesKeepToTheirDependencies(JavaClasses classes) {
        ApplicationModules.of(WharfApplication.class).verify();
    }
}
