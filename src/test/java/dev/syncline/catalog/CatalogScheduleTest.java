package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.run.Run;
import dev.syncline.run.spec.Schedule;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The presets that force an order show their point every time, on real threads, in Java and in Python. {@code -Dsyncline.order.plays=1000} plays
 * them more often.
 */
@Timeout(1_800)
class CatalogScheduleTest {
    private static final int TIMES = Integer.getInteger("syncline.order.plays", 50);
    private static final int TIMES_IN_PYTHON = Integer.getInteger("syncline.order.plays", 20);

    @RegisterExtension
    final ScenarioPlayer player = new ScenarioPlayer();

    static Stream<Arguments> forced() {
        return forced(Preset::schedule);
    }

    static Stream<Arguments> forcedInPython() {
        return forced(Preset::pythonSchedule);
    }

    private static Stream<Arguments> forced(Function<Preset, @Nullable String> schedule) {
        return Scenarios.all().stream()
                .flatMap(scenario -> scenario.presets().stream()
                        .filter(preset -> schedule.apply(preset) != null)
                        .map(preset -> Arguments.of(scenario, preset)));
    }

    @Test
    void whatIsForcedInJavaIsForcedInPythonToo() {
        assertThat(Scenarios.all())
                .flatExtracting(Scenario::presets)
                .allMatch(preset -> (preset.schedule() == null) == (preset.pythonSchedule() == null));
    }

    @ParameterizedTest
    @MethodSource("forced")
    void playsTheSameOperationsInTheSameOrderEveryTime(Scenario scenario, Preset preset) {
        play(scenario, preset, scenario.engines().get(0), preset.schedule(), TIMES);
    }

    @ParameterizedTest
    @MethodSource("forcedInPython")
    void playsTheSameInPython(Scenario scenario, Preset preset) {
        Optional<String> engine = player.python();
        assumeTrue(engine.isPresent(), "no CPython from 3.9 on was found on this machine");
        play(scenario, preset, engine.orElseThrow(), preset.pythonSchedule(), TIMES_IN_PYTHON);
    }

    private void play(Scenario scenario, Preset preset, String engine, @Nullable String schedule, int times) {
        StartMode order = new StartMode(Schedule.parse(Objects.requireNonNull(schedule)), 0, false);
        Setting setting = Setting.standard(scenario).with(preset.knobs());
        Set<List<String>> orders = new HashSet<>();
        Set<String> outcomes = new HashSet<>();
        for (int i = 0; i < times; i++) {
            Run run = player.play(setting, engine, order);
            assertThat(run.log().notes())
                    .filteredOn(note -> note.kind() == NoteKind.FREE)
                    .extracting(Note::text)
                    .noneMatch(text -> text.contains("cannot continue"));
            outcomes.add(ScenarioPlayer.outcome(run).text());
            run.stop();
            orders.add(operations(run));
        }

        assertThat(orders).hasSize(1);
        assertThat(outcomes).hasSize(1);
    }

    /** What happened until the run ended, or stood in a deadlock, in words. */
    private static List<String> operations(Run run) {
        long end = run.log().notes().stream()
                .filter(note -> note.kind() == NoteKind.DEADLOCK)
                .mapToLong(Note::seq)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        List<String> operations = new ArrayList<>();
        run.log().replay(0, event -> {
            if (event.seq() < end) {
                operations.add(
                        "%d %s %d %d".formatted(event.actor(), event.kind().word(), event.object(), event.value()));
            }
        });
        return operations;
    }
}
