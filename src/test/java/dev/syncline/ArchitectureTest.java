package dev.syncline;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.syncline.scenario.Scenario;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds who may use what: each package has one job, and can be read without those that use it. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.syncline");

    /** A row: the package, what it may use of ours, what it may use of others. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dev.syncline           | scenario                | org.springframework..
            dev.syncline.primitive | ''                      | ''
            dev.syncline.trace     | primitive               | tools.jackson..
            dev.syncline.process   | primitive trace         | com.sun.jna..
            dev.syncline.scenario  | primitive trace process | ''
            dev.syncline.catalog   | primitive scenario process | ''
            dev.syncline.run       | primitive trace process scenario | org.slf4j..
            dev.syncline.web       | trace scenario run      | org.springframework.. tools.jackson.. com.fasterxml.jackson.annotation.. io.micrometer.core.instrument.. io.swagger.v3.. org.springdoc.. jakarta.. org.slf4j.. org.apache.catalina.. org.apache.coyote.. org.apache.tomcat..
            """)
    void eachPackageUsesOnlyWhatItsRowAllows(String name, String ours, String others) {
        String[] allowed = Stream.of(
                        Stream.of(name, "java..", "org.jspecify.."),
                        Stream.of(ours.split(" ")).filter(p -> !p.isEmpty()).map("dev.syncline."::concat),
                        Stream.of(others.split(" ")).filter(p -> !p.isEmpty()))
                .flatMap(packages -> packages)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(name)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed))
                .because(
                        "this is the table of packages in ARCHITECTURE.md: move the class to the package whose row allows"
                                + " it, or let the lower package declare what it needs as an interface")
                .check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.syncline.(*)..")
                .should()
                .beFreeOfCycles()
                .because(
                        "two packages that need each other are one package: find the part that both need, and put it in the"
                                + " lower one")
                .check(CLASSES);
    }

    @Test
    void onlyTheEdgeKnowsSpring() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.syncline", "dev.syncline.web")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .because("primitives, scenarios and runs are used without a server, too: make it a plain class with a"
                        + " constructor, and a bean of it in web.Wiring")
                .check(CLASSES);
    }

    @Test
    void nothingNamesAScenario() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.syncline.catalog")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.syncline.catalog")
                .because("a scenario is one file that is found by itself: ask the Catalog for it by its id")
                .check(CLASSES);
    }

    @Test
    void scenariosAreOnePackagePrivateFinalClassEach() {
        classes()
                .that()
                .resideInAPackage("dev.syncline.catalog")
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .bePackagePrivate()
                .andShould()
                .haveModifier(FINAL)
                .andShould()
                .implement(Scenario.class)
                .because(
                        "the catalogue holds scenarios and nothing else; what several of them need belongs on the Stage")
                .check(CLASSES);
    }

    @Test
    void scenariosUseTheirStageInsteadOfThreadsAndClocks() {
        noClasses()
                .that()
                .resideInAPackage("dev.syncline.catalog")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, System.class)
                .orShould()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.util.concurrent",
                                "java.util.concurrent.locks",
                                "java.time..",
                                "java.io..",
                                "java.nio..")
                        .and(not(type(Duration.class)))
                        .and(not(type(TimeoutException.class))))
                .because(
                        "what does not go through the Stage is not on the timeline, does not pause and does not stop: use"
                                + " stage.start, stage.work, stage.sleep, stage.random and stage.print")
                .check(CLASSES);
    }

    @Test
    void nobodyWritesToTheConsole() {
        noClasses()
                .should(ACCESS_STANDARD_STREAMS)
                .because("what a person should read goes through a logger, what a scenario prints through stage.print")
                .check(CLASSES);
    }

    @Test
    void primitivesTakeTheirOwnMutexOnly() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.syncline.primitive")
                .should()
                .haveModifier(SYNCHRONIZED)
                .because(
                        "a thread that is parked in a monitor of Java's cannot be killed: use the Mutex of the primitive")
                .check(CLASSES);
    }
}
