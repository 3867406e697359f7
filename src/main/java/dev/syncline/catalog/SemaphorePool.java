package dev.syncline.catalog;

import dev.syncline.primitive.Semaphore;
import dev.syncline.scenario.Button;
import dev.syncline.scenario.Chapter;
import dev.syncline.scenario.Judge;
import dev.syncline.scenario.Judgement;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.KnobValues;
import dev.syncline.scenario.Lesson;
import dev.syncline.scenario.NamedEvent;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Stage;
import dev.syncline.scenario.Talk;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.Map;

/** Many clients share a few permits; a switch releases a permit that was never acquired. */
final class SemaphorePool implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.SEMAPHORE,
                1,
                "Semaphore: a pool of permits",
                /* summary= */ """
                Many clients, few permits: a client that finds none waits until another one returns one.""",
                /* shows= */ """
                A semaphore is a number of permits. acquire() takes one, or waits while there is none; release() \
                returns one. With more than one permit, a counting semaphore, at most that many threads are inside. \
                With one permit, a binary semaphore, it works like a lock. With none, a null semaphore, all wait until \
                another thread signals with release().""",
                /* watchFor= */ """
                The number of permits left. When it reaches 0, the next client waits, and continues at the moment when \
                another one releases. Count the lanes that are inside at the same time.""",
                /* moveThis= */ """
                Move the permits to 3, to 1, to 0. With 0, press pool.release() and see the clients pass one after \
                another. With the extra release, one more client gets in than there are permits at the start. A \
                bounded semaphore refuses it.""",
                /* pythonAndJava= */ """
                Neither semaphore has an owner: any thread may release, even one that never acquired. Python has two \
                classes; the bounded one raises ValueError when it is released above its initial value. Java has one \
                Semaphore, and it is not bounded. It may even start below zero, which Python refuses.""",
                new Talk(
                        /* solves= */ """
                        A resource exists a few times: ten connections, four graphics cards. A semaphore counts them \
                        and makes the others wait.""",
                        /* tradeOff= */ """
                        It counts, but it does not know who has what. One release too many or too few goes unnoticed, \
                        and shows much later. BoundedSemaphore at least notices one too many.""",
                        /* example= */ """
                        A car park with a counter at the entrance. And its null form: a courier who waits at the door \
                        until the cook calls that the food is ready.""",
                        /* tidbit= */ """
                        Edsger Dijkstra invented it in the early 1960s and named it after the signals of the railway. \
                        His names for acquire and release, P and V, come from Dutch.""",
                        /* question= */ """
                        A Semaphore with 3 permits. A thread calls release() four times and never acquires. How many \
                        may enter now?""",
                        /* answer= */ """
                        Seven. Nothing remembers who took what. A BoundedSemaphore would have refused the very first \
                        release, because all its permits were available."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("clients", "Clients", 1, 20, 5, "How many threads want to get in."),
                Knob.integer(
                        "permits",
                        "Permits",
                        0,
                        10,
                        3,
                        "How many may be inside: several (counting), 1 (binary) or 0 (null)."),
                Knob.integer("rounds", "Visits each", 1, 50, 4, "How often each client gets in."),
                Knob.number(
                                "holdMs",
                                "Time inside",
                                0,
                                2000,
                                50,
                                700,
                                "How long a client keeps its permit, approximately.")
                        .in("ms")
                        .formerly("hold")
                        .whileRunning(),
                Knob.onOff("bounded", "Bounded", false, "Whether the pool refuses more permits than it started with."),
                Knob.onOff(
                        "overRelease",
                        "One release too many",
                        false,
                        "Whether Main releases a permit that was never acquired."));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Counting", "Three permits: never more than three inside.", Map.of()),
                new Preset("Binary", "One permit: one at a time, like a lock.", Map.of("permits", 1)),
                new Preset("Null", "No permit: press pool.release() to let them pass.", Map.of("permits", 0)),
                new Preset("One too many", "One more inside than there are places.", Map.of("overRelease", true)),
                new Preset(
                        "Bounded",
                        "The same mistake is refused with a ValueError.",
                        Map.of("overRelease", true, "bounded", true)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.interesting("within-limit", "No client happened to need the permit that was never acquired.")
                        .when("overRelease", true)
                        .when("bounded", false)
                        .rightByLuck(),
                Outcome.expected("within-limit", "There were never more clients inside than initial permits."),
                Outcome.interesting("over-limit", "An extra release let one client too many in.")
                        .wrongResult(),
                Outcome.forbidden("beyond-permits", "More clients were inside than there ever were permits."),
                Outcome.forbidden("not-refused", "A bounded semaphore accepted an extra release."),
                Outcome.expected(Outcome.STALLED, "With 0 permits no client gets in before you call release().")
                        .when("permits", 0));
    }

    @Override
    public List<Button> buttons() {
        return List.of(Button.of("pool", "release"));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        int permits = knobs.integer("permits");
        return new Judge() {
            private int left = permits;
            private int inside;
            private int most;
            private boolean beyond; // a client got in though no permit was left
            private boolean notRefused;

            @Override
            public void event(NamedEvent event) {
                boolean client = event.isBy("Client");
                if (event.is(Kind.ACQUIRED, "pool")) {
                    beyond |= left == 0;
                    inside += client ? 1 : 0;
                    most = Math.max(most, inside);
                    left = event.value();
                } else if (event.is(Kind.RELEASED, "pool")) {
                    inside -= client ? 1 : 0;
                    left = event.value();
                    notRefused |= knobs.isOn("bounded") && left > permits;
                }
            }

            @Override
            public Judgement judgement() {
                String id = most > permits ? "over-limit" : "within-limit";
                return Judgement.of(
                        notRefused ? "not-refused" : beyond ? "beyond-permits" : id,
                        "Most clients inside at once: %d. Permits at the start: %d, at the end: %d.",
                        most,
                        permits,
                        left);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        int permits = stage.integer("permits");
        Semaphore pool =
                stage.isOn("bounded") ? stage.boundedSemaphore("pool", permits) : stage.semaphore("pool", permits);
        if (stage.isOn("overRelease")) {
            releaseOnceTooOften(stage, pool);
        }
        for (int n = 1; n <= stage.integer("clients"); n++) {
            stage.start("Client " + n, () -> visit(stage, pool));
        }
        stage.joinAll();
    }

    private void visit(Stage stage, Semaphore pool) {
        for (int i = 0; i < stage.integer("rounds"); i++) {
            double hold = stage.number("holdMs");
            pool.acquire(); // waits while no permit is left
            stage.work(hold * stage.random().nextDouble(0.5, 1.5));
            pool.release();
            stage.sleep(hold * stage.random().nextDouble(0.2, 0.6));
        }
    }

    private void releaseOnceTooOften(Stage stage, Semaphore pool) {
        try {
            pool.release(); // never acquired
        } catch (IllegalStateException refusal) {
            stage.print("Refused: " + refusal.getMessage());
        }
    }
}
