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
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.syncline.scenario.Scenario;
import java.io.Serializable;
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

    /** What every package of the server may use. */
    private static final String SPRING =
            "org.springframework.. tools.jackson.. com.fasterxml.jackson.annotation.. jakarta..";

    /** A row: the package, what it may use of ours, what it may use of others. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dev.syncline           | python.program scenario | org.springframework..
            trace                  | '' | ''
            primitive.error        | '' | ''
            primitive              | trace primitive.error | ''
            log                    | trace | tools.jackson..
            log.capture            | trace log | ''
            log.export             | trace log | tools.jackson..
            process.os             | '' | com.sun.jna..
            process.ipc            | trace process.os | com.sun.jna..
            process.sync           | trace primitive.error process.os process.ipc | ''
            process.memory         | trace process.os process.ipc process.sync | ''
            process.pipe           | trace primitive.error process.os process.ipc | com.sun.jna..
            process.manager        | trace process.os process.ipc | ''
            process.pool           | trace process.os process.ipc | ''
            process.worker         | trace log log.capture process.os process.ipc process.sync process.memory process.pipe process.manager process.pool | com.sun.jna..
            python.interpreter     | '' | ''
            python.program         | process.os python.interpreter | tools.jackson..
            scenario               | trace primitive process.ipc process.sync process.memory process.pipe process.manager process.pool | ''
            catalog                | trace primitive primitive.error process.ipc process.sync process.memory process.pipe process.manager process.pool scenario | ''
            script                 | '' | ''
            run.spec               | log scenario process.worker python.interpreter | ''
            run.actor              | trace log log.capture run.spec | ''
            run.watch              | trace log | ''
            run.outcome            | trace log scenario run.spec run.actor run.watch | ''
            run.recording          | trace log scenario run.spec run.outcome | ''
            run.stage              | trace log primitive process.ipc process.sync process.memory process.pipe process.manager process.pool process.worker scenario run.spec run.actor run.outcome | ''
            run.python             | trace log log.capture process.os process.worker python.program run.spec run.actor | tools.jackson..
            run                    | trace log log.capture process.os process.worker python.interpreter python.program scenario run.spec run.actor run.watch run.outcome run.recording run.stage run.python | org.slf4j..
            run.series             | trace log scenario run run.spec run.actor run.outcome | org.slf4j..
            run.untraced           | trace log process.os python.interpreter python.program scenario run run.spec run.outcome | ''
            web.config             | run.spec | SPRING
            web.problem            | '' | SPRING
            web.guard              | run.spec web.config web.problem | SPRING org.slf4j.. org.apache.coyote.. org.apache.tomcat..
            web.view               | log python.interpreter scenario run run.actor run.spec run.outcome run.series run.untraced web.problem | SPRING
            web.service            | scenario script run run.spec run.actor run.series run.untraced web.config web.problem web.view | SPRING org.slf4j..
            web.body               | run run.spec web.problem web.view web.service | SPRING io.swagger.v3..
            web.error              | scenario run.spec web.body web.guard web.problem | SPRING org.slf4j.. org.springframework.security.. org.apache.catalina.. org.apache.tomcat..
            web.api                | log log.export python.program scenario script run run.spec run.actor run.recording run.series web.body web.config web.guard web.problem web.service web.view | SPRING io.swagger.v3..
            web.page               | scenario script run run.spec run.series web.body web.problem web.service web.view | SPRING
            web.live               | log run web.config web.error web.guard web.problem | SPRING org.slf4j.. org.apache.tomcat..
            web.openapi            | web.body web.page web.problem | SPRING io.swagger.v3.. org.springdoc..
            web                    | python.interpreter scenario script run run.series run.untraced web.config web.error web.guard web.live web.problem | SPRING org.slf4j.. io.micrometer.. org.apache.catalina.. org.apache.coyote..
            """)
    void eachPackageUsesOnlyWhatItsRowAllows(String name, String ours, String others) {
        String[] allowed = Stream.of(
                        Stream.of(packageOf(name), "java..", "org.jspecify.."),
                        Stream.of(ours.split(" ")).filter(p -> !p.isEmpty()).map(ArchitectureTest::packageOf),
                        Stream.of(others.replace("SPRING", SPRING).split(" ")).filter(p -> !p.isEmpty()))
                .flatMap(packages -> packages)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(packageOf(name))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed))
                .because(
                        "this is the table of packages in ARCHITECTURE.md: move the class to the package whose row allows"
                                + " it, or let the lower package declare what it needs as an interface")
                .check(CLASSES);
    }

    @Test
    void theTableHasEachPackage() throws NoSuchMethodException {
        String rows = ArchitectureTest.class
                .getDeclaredMethod("eachPackageUsesOnlyWhatItsRowAllows", String.class, String.class, String.class)
                .getAnnotation(CsvSource.class)
                .textBlock();

        assertThat(rows.lines()
                        .map(row -> packageOf(row.substring(0, row.indexOf('|')).trim())))
                .as("a package is a row of the table in ARCHITECTURE.md, and the other way round")
                .containsExactlyInAnyOrderElementsOf(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .distinct()
                        .toList());
    }

    private static String packageOf(String row) {
        return row.startsWith("dev.") ? row : "dev.syncline." + row;
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.syncline.(**)")
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
                .resideOutsideOfPackages("dev.syncline", "dev.syncline.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .because("primitives, scenarios and runs are used without a server, too: make it a plain class with a"
                        + " constructor, and a bean of it in web.WebConfiguration")
                .check(CLASSES);
    }

    @Test
    void whatIsCopiedToAWorkerNamesItsVersion() {
        assertThat(CLASSES.stream()
                        .filter(it -> it.isAssignableTo(Serializable.class) && !it.isAssignableTo(Throwable.class))
                        .filter(it -> !it.isInterface() && !it.isRecord() && !it.isEnum())
                        .filter(it -> !it.getPackageName().startsWith("dev.syncline.web"))
                        .filter(it -> it.tryGetField("serialVersionUID").isEmpty())
                        .map(JavaClass::getName))
                .as("else each worker computes it when it starts, from all members and with a message digest")
                .isEmpty();
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
    void nothingWritesToTheConsole() {
        noClasses()
                .should(ACCESS_STANDARD_STREAMS)
                .because("what a user should read goes through a logger, what a scenario prints through stage.print")
                .check(CLASSES);
    }

    @Test
    void primitivesTakeTheirOwnMutexOnly() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("dev.syncline.primitive..")
                .should()
                .haveModifier(SYNCHRONIZED)
                .because(
                        "a thread that is parked in a monitor of Java's cannot be killed: use the Mutex of the primitive")
                .check(CLASSES);
    }
}
