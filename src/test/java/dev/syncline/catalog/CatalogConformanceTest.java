package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.log.history.History;
import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.LogJudge;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Judgement;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Source;
import dev.syncline.trace.Family;
import dev.syncline.trace.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays every scenario on every engine at its smallest, default and largest setting and at each preset, several at the
 * same time, and looks at what they recorded and at what they left behind. {@code -Dsyncline.conformance=lock-counter,livelock}
 * plays these scenarios only.
 */
@Timeout(900)
class CatalogConformanceTest {
    /** Objects that have threads or processes of their own. */
    private static final Set<Family> WITH_THREADS = Set.of(Family.POOL, Family.MANAGER, Family.TIMER);

    private static final Set<String> ONLY = Set.copyOf(
            Arrays.asList(System.getProperty("syncline.conformance", "").split(",")));
    private static final long ENOUGH_EVENTS = 50_000;
    private static final long ENOUGH_NANOS = Duration.ofSeconds(8).toNanos();

    @TempDir
    private static Path directory;

    private static @Nullable RunRegistry runs;
    private static final double TIMES_AS_FAST = 4;
    private static final int AT_ONCE = 16;
    private static final int WITH_WORKERS_AT_ONCE = 4; // of which each has up to seven processes
    private static final List<Show> SHOWS = new ArrayList<>();
    private static final Map<Show, Run> PLAYED = new HashMap<>();
    private static final Set<String> BEFORE = new HashSet<>();

    /** A setting, and the engine to play it on. */
    record Show(Setting setting, String engine) {
        boolean hasWorkers() {
            return engine.equals("processes");
        }

        @Override
        public String toString() {
            return setting + " on " + engine;
        }
    }

    @BeforeAll
    static void prepare() {
        runs = new RunRegistry(directory, ScenarioPlayer.LIMITS);
        BEFORE.addAll(openFiles());
    }

    static List<Show> shows() {
        for (Setting setting : Scenarios.all().stream()
                .filter(s -> ONLY.contains("") || ONLY.contains(s.id()))
                .flatMap(s -> Setting.of(s).stream())
                .toList()) {
            Objects.requireNonNull(runs).engines().stream()
                    .filter(setting.scenario().engines()::contains)
                    .forEach(engine -> SHOWS.add(new Show(setting, engine)));
        }
        return SHOWS;
    }

    @AfterAll
    static void closeAll() {
        Objects.requireNonNull(runs).close();
        assertThat(openFiles())
                .filteredOn(file -> file.startsWith(directory.toString()))
                .isEmpty();
        assertThat(openFiles())
                .filteredOn(file -> file.startsWith("socket:") && !BEFORE.contains(file))
                .as("newer JDKs keep a socket of their own for channels that are closed during a read")
                .satisfies(sockets -> assertThat(Set.copyOf(sockets)).hasSizeLessThanOrEqualTo(1));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.current().children().findAny().isEmpty());
        assertThat(sharedMemory()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shows")
    void playsLegallyEndsAsDeclaredAndLeavesNothingBehind(Show show) throws IOException {
        int place = SHOWS.indexOf(show);
        List<Show> soon = SHOWS.subList(place, Math.min(place + AT_ONCE, SHOWS.size()));
        soon.stream().filter(s -> !s.hasWorkers()).forEach(CatalogConformanceTest::start);
        soon.stream().filter(Show::hasWorkers).limit(WITH_WORKERS_AT_ONCE).forEach(CatalogConformanceTest::start);
        Run run = start(show);
        await().atMost(Duration.ofMinutes(2)).until(() -> hasShownEnough(run));
        run.stop();

        hasEndedAsDeclared(show.setting(), run);
        ExpectedOutcomes.check(show.setting(), run);
        isJudgedByItsLogAlone(show.setting(), run);
        isLegalAtEveryPrefix(run);
        saysWhatAStudentNeeds(show.setting(), run);
        leavesNothingBehind(run);
    }

    /** Starts a run of this show unless it has been started. */
    private static Run start(Show show) {
        Setting setting = show.setting();
        return PLAYED.computeIfAbsent(show, s -> {
            Run run = Objects.requireNonNull(runs).start(setting.scenario(), s.engine(), setting.knobs(), 1);
            if (!s.hasWorkers()) {
                hurry(run);
            }
            return run;
        });
    }

    /** Has the clock of the run go faster; where there are workers, they would hardly have started when it is over. */
    private static void hurry(Run run) {
        try {
            run.speed(TIMES_AS_FAST);
        } catch (IllegalStateException itIsOver) {
            // it was faster
        }
    }

    private static boolean hasShownEnough(Run run) {
        return !run.live()
                || ScenarioPlayer.standsStill(run)
                || run.events() > ENOUGH_EVENTS
                || run.nanos() > ENOUGH_NANOS;
    }

    private static void hasEndedAsDeclared(Setting setting, Run run) {
        assertThat(run.outcome()).isNotNull();
        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isNotEqualTo(Grade.FORBIDDEN);
        assertThat(run.state()).isIn(RunState.FINISHED, RunState.STOPPED, RunState.DEADLOCKED, RunState.STALLED);
        if (run.state() == RunState.STALLED) {
            assertThat(setting.scenario().outcomes()).extracting(Outcome::id).contains(Outcome.STALLED);
        } else {
            assertThat(run.log().notes())
                    .as("no user touches this run, so it stays stalled")
                    .extracting(Note::kind)
                    .doesNotContain(NoteKind.STALLED);
        }
        assertThat(run.log().ended()).isTrue();
        if (run.state() == RunState.DEADLOCKED) {
            assertThat(setting.scenario().outcomes()).extracting(Outcome::id).contains(Outcome.DEADLOCK);
        }
    }

    private static void isJudgedByItsLogAlone(Setting setting, Run run) {
        LogJudge judge = new LogJudge(setting.scenario(), setting.knobs(), run.entities());
        run.log().replay(0, judge);
        Judgement judgement = judge.judgement();
        if (judgement != null && run.state() == RunState.FINISHED) {
            GradedOutcome outcome = ScenarioPlayer.outcome(run);
            assertThat(outcome.id()).isEqualTo(judgement.outcome());
            assertThat(outcome.text()).startsWith(judgement.sentence());
        }
    }

    private static void isLegalAtEveryPrefix(Run run) {
        History history = new History(run.entities());
        run.log().replay(0, history);
        history.checkAllEnded();
        assertThat(history.events()).isEqualTo(run.events());
    }

    private static void saysWhatAStudentNeeds(Setting setting, Run run) {
        Source body = Source.java(setting.scenario());
        long lastLine = body.firstLine() + body.text().lines().count() - 1;
        assertThat(run.entities().actors()).allMatch(actor -> actor.name().length() <= 16);
        assertThat(RecordedEvent.in(run))
                .noneMatch(event ->
                        event.is(Kind.WAITING, Kind.RAISED) && event.text().isBlank())
                .allMatch(event -> event.is(Kind.STARTED, Kind.ENDED, Kind.LOST)
                        || (event.line() >= body.firstLine() && event.line() <= lastLine)
                        || isInCodeOfItsOwn(event, run));
    }

    /** A worker that looks for a task, a manager for a request, and a timer is in code of its own, not of the scenario. */
    private static boolean isInCodeOfItsOwn(RecordedEvent event, Run run) {
        return event.line() == 0
                && run.entities().objects().stream()
                        .anyMatch(o -> o.name().equals(event.object())
                                && WITH_THREADS.contains(o.type().family()));
    }

    private static void leavesNothingBehind(Run run) throws IOException {
        String id = run.id();
        await().atMost(Duration.ofSeconds(10)).until(() -> threadsOf(id).isEmpty());
        assertThat(Objects.requireNonNull(runs).discard(id)).isTrue();
        assertThat(openFiles())
                .filteredOn(file -> !BEFORE.contains(file))
                .filteredOn(file -> file.contains(id))
                .isEmpty();
        assertThat(sharedMemory()).noneMatch(name -> name.contains(id));
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().contains(id));
        }
    }

    /** The names of the threads of a run; the one that says that all is over is itself just about to end. */
    private static List<String> threadsOf(String id) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains(id))
                .toList();
    }

    /** What this process has open, where the system tells; a file that was closed while we looked is left out. */
    private static List<String> openFiles() {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return List.of();
        }
        try (Stream<Path> links = Files.list(descriptors)) {
            return links.map(CatalogConformanceTest::target).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The names of the shared memory and of the semaphores that this process has made, where the system lists them. */
    static List<String> sharedMemory() {
        Path memory = Path.of("/dev/shm");
        String mine = "syncline." + ProcessHandle.current().pid() + ".";
        if (!Files.isDirectory(memory)) {
            return List.of();
        }
        try (Stream<Path> names = Files.list(memory)) {
            return names.map(name -> name.getFileName().toString())
                    .filter(name -> name.contains(mine))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
