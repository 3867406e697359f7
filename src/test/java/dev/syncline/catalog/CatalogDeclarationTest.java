package dev.syncline.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.syncline.scenario.Button;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.Lesson;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Source;
import dev.syncline.scenario.Talk;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario declares what a screen, a script and a lecturer need. */
class CatalogDeclarationTest {
    private static final int LABEL = 24;
    private static final int LINE = 110;

    private static final JavaClasses CATALOG = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(CatalogDeclarationTest.class.getPackageName());

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @Test
    void thereAreScenariosAndNoTwoShareAPlaceInAChapter() {
        assertThat(scenarios()).isNotEmpty();
        assertThat(scenarios())
                .extracting(s -> s.lesson().chapter() + " " + s.lesson().order())
                .doesNotHaveDuplicates();
        assertThat(scenarios()).extracting(s -> s.lesson().title()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isAFinalClassOfThePackageWithoutState(Scenario scenario) {
        int modifiers = scenario.getClass().getModifiers();

        assertThat(Modifier.isFinal(modifiers)).isTrue();
        assertThat(Modifier.isPublic(modifiers)).isFalse();
        assertThat(scenario.getClass().getDeclaredFields()).isEmpty();
    }

    @Test
    void noBodyMakesAThreadOrReadsAClock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, System.class, Runtime.class, Clock.class, Instant.class)
                .check(CATALOG);
        noFields().should().beStatic().andShould().notBeFinal().check(CATALOG);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void hasThreeToSixKnobsEachWithAShortLabelAndASentence(Scenario scenario) {
        assertThat(scenario.knobs()).hasSizeBetween(3, 6);
        assertThat(scenario.knobs().stream()
                        .flatMap(k -> Stream.of(k.name(), k.former().name())))
                .filteredOn(Objects::nonNull)
                .doesNotHaveDuplicates()
                .allMatch(n -> n.matches("[a-z]\\w*"));
        assertThat(scenario.knobs())
                .allMatch(k -> k.unit().equals("ms") == k.name().endsWith("Ms"));
        assertThat(scenario.knobs())
                .extracting(Knob::label)
                .doesNotHaveDuplicates()
                .allMatch(l -> l.length() <= LABEL);
        assertThat(scenario.knobs()).extracting(Knob::help).allSatisfy(CatalogDeclarationTest::isASentence);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void keepsFormerWordsOnlyForPresentOptions(Scenario scenario) {
        assertThat(scenario.knobs())
                .allMatch(knob ->
                        knob.options().containsAll(knob.former().options().keySet()))
                .allMatch(knob -> Collections.disjoint(knob.former().options().values(), knob.options()))
                .allMatch(knob -> new HashSet<>(knob.former().options().values()).size()
                        == knob.former().options().size());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void takesTheDefaultOfEveryKnobWhichIsOneOfTheStepsOfItsSlider(Scenario scenario) {
        for (Knob knob : scenario.knobs()) {
            assertThat(knob.check(knob.defaultValue())).as(knob.name()).isEqualTo(knob.defaultValue());
            if (knob.defaultValue() instanceof Number value) {
                double steps = (value.doubleValue() - knob.min()) / knob.step();
                assertThat(steps).as(knob.name()).isCloseTo(Math.rint(steps), within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void hasPresetsThatItTakes(Scenario scenario) {
        assertThat(scenario.presets()).hasSizeBetween(1, 6);
        assertThat(scenario.presets())
                .extracting(Preset::title)
                .doesNotHaveDuplicates()
                .allMatch(t -> t.length() <= LABEL);
        assertThat(scenario.presets()).extracting(Preset::caption).allSatisfy(CatalogDeclarationTest::isASentence);
        for (Preset preset : scenario.presets()) {
            assertThat(Setting.standard(scenario).with(preset.knobs()).knobs()).containsAllEntriesOf(preset.knobs());
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void saysHowItCanEnd(Scenario scenario) {
        assertThat(scenario.outcomes()).isNotEmpty();
        assertThat(scenario.outcomes())
                .extracting(outcome -> outcome.id() + outcome.when())
                .doesNotHaveDuplicates();
        assertThat(scenario.outcomes()).extracting(Outcome::id).allMatch(id -> id.matches("[a-z-]+"));
        for (Outcome outcome : scenario.outcomes()) {
            assertThat(Setting.standard(scenario).with(outcome.when()).knobs()).containsAllEntriesOf(outcome.when());
        }
        assertThat(scenario.outcomes()).extracting(Outcome::meaning).allSatisfy(CatalogDeclarationTest::isASentence);
        assertThat(scenario.buttons())
                .extracting(Button::label)
                .doesNotHaveDuplicates()
                .allMatch(l -> l.length() <= LABEL);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void hasProseForStudentsAndForTheLecturer(Scenario scenario) {
        Lesson lesson = scenario.lesson();
        Talk talk = lesson.talk();

        assertThat(lesson.title()).isNotBlank().hasSizeLessThanOrEqualTo(40);
        assertThat(lesson.summary()).hasSizeLessThanOrEqualTo(LINE);
        assertThat(Stream.of(
                        lesson.summary(), lesson.shows(), lesson.watchFor(), lesson.moveThis(), lesson.pythonAndJava()))
                .allSatisfy(CatalogDeclarationTest::isProse);
        assertThat(Stream.of(
                        talk.solves(), talk.tradeOff(), talk.example(), talk.tidbit(), talk.question(), talk.answer()))
                .allSatisfy(CatalogDeclarationTest::isProse);
        assertThat(talk.question()).endsWith("?");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void showsTheCodeThatRuns(Scenario scenario) {
        Source java = Source.java(scenario);

        assertThat(java.firstLine()).isGreaterThan(1);
        assertThat(java.text()).startsWith("public void play(Stage stage) {").endsWith("}");
        assertThat(java.text().lines().count()).isBetween(5L, 70L);
        assertThat(Source.python(scenario).text()).contains("import ");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void beginsInPythonWithTheDefaultsOfTheKnobs(Scenario scenario) {
        List<String> lines = Source.python(scenario).text().lines().toList();

        for (Knob knob : scenario.knobs()) {
            String constant = knob.name().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
            assertThat(lines)
                    .as(knob.name())
                    .anyMatch(line -> line.replaceFirst(" {2}#.*", "").equals(constant + " = " + python(knob)));
        }
    }

    private static String python(Knob knob) {
        Object value = knob.defaultValue();
        if (value instanceof Boolean on) {
            return on ? "True" : "False";
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return '"' + value.toString() + '"';
    }

    private static void isASentence(String text) {
        isProse(text);
        assertThat(text).hasSizeLessThanOrEqualTo(LINE);
    }

    private static void isProse(String text) {
        assertThat(text).matches("(?s)\\S.*[.?]").doesNotContain("\n", "  ");
    }
}
