package dev.syncline.catalog;

import dev.syncline.primitive.Semaphore;
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

/** A loading ramp with a null semaphore as a signal, a binary one as a lock, or a counting one as a limit. */
final class SemaphoreKinds implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.SEMAPHORE,
                2,
                "Null, binary, counting semaphores",
                /* summary= */ """
                A semaphore that starts with 0 is a signal; with 1 it is a lock; with more it is a limit.""",
                /* shows= */ """
                The first number decides what a semaphore is for. With 0, a null semaphore, a driver waits until the \
                loader signals with release(): one truck is ready. With 1, binary, one driver at a time is at the \
                ramp. With more, counting, as many as there are places.""",
                /* watchFor= */ """
                Who calls release(). With the null semaphore it is always the loader, and each of its signals releases \
                exactly one driver. With the other two, each driver returns the permit that it took.""",
                /* moveThis= */ """
                Let the drivers arrive late: the loader keeps signalling, the number of permits grows, and the drivers \
                then leave without waiting. Not one signal is lost. Then choose the other two kinds.""",
                /* pythonAndJava= */ """
                The same in both, and in both it is one class. Java may even start below zero: new Semaphore(-2) lets \
                the first one pass after three releases. Python refuses that with a ValueError.""",
                new Talk(
                        /* solves= */ """
                        "Continue when I am ready" between two threads, as often as needed, whichever of them comes \
                        first.""",
                        /* tradeOff= */ """
                        A signal carries no message: the driver knows that a truck is ready, but not which one. To \
                        hand something over, use a queue; inside, it does the same counting.""",
                        /* example= */ """
                        The buzzer that you get in a restaurant: it says that one meal is ready. You do not give a \
                        meal back.""",
                        /* tidbit= */ """
                        Two null semaphores make a rendezvous: each thread releases one and acquires the other, and \
                        neither continues before the other has arrived.""",
                        /* question= */ """
                        Could the loader use an Event instead, and call set() for each truck?""",
                        /* answer= */ """
                        No. An event does not count: two calls of set() are as good as one, and one set() releases all \
                        drivers. A semaphore remembers how many."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice(
                        "kind",
                        "Kind",
                        List.of("null", "binary", "counting"),
                        "How many permits the semaphore starts with."),
                Knob.integer("drivers", "Drivers", 1, 8, 3, "How many threads drive trucks."),
                Knob.integer("trips", "Trips each", 1, 20, 2, "How often each driver leaves with a load."),
                Knob.integer("places", "Places", 2, 6, 2, "How many permits the counting semaphore starts with."),
                Knob.number("loadMs", "Time to load", 0, 3000, 50, 1200, "How long it takes to load one truck.")
                        .in("ms")
                        .whileRunning(),
                Knob.number(
                                "lateMs",
                                "Drivers arrive after",
                                0,
                                10_000,
                                100,
                                0,
                                "How long after the start they arrive.")
                        .in("ms"));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Null: a signal", "Each release() releases one driver.", Map.of()),
                new Preset("Signals first", "They are counted until the drivers arrive.", Map.of("lateMs", 5000.0)),
                new Preset("Binary: a lock", "One driver at a time is at the ramp.", Map.of("kind", "binary")),
                new Preset("Counting: a limit", "Two drivers at a time.", Map.of("kind", "counting")));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("signalled", "No driver left before the signal, and no signal was lost.")
                        .when("kind", "null"),
                Outcome.expected("one-at-a-time", "There were never two drivers at the ramp.")
                        .when("kind", "binary"),
                Outcome.expected("limited", "There were never more drivers at the ramp than it has places.")
                        .when("kind", "counting"),
                Outcome.forbidden("broken", "A driver continued without a permit."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        String kind = knobs.choice("kind");
        int permits = kind.equals("null") ? 0 : kind.equals("binary") ? 1 : knobs.integer("places");
        return new Judge() {
            private int left = permits;
            private int signals; // permits that nobody had acquired before
            private int trucks;
            private int tooEarly;
            private int atRamp;
            private int most;

            @Override
            public void event(NamedEvent event) {
                boolean drives = event.isBy("Driver");
                if (event.is(Kind.ACQUIRED, "semaphore")) {
                    tooEarly += left == 0 ? 1 : 0;
                    trucks += drives ? 1 : 0;
                    atRamp += drives ? 1 : 0;
                    most = Math.max(most, atRamp);
                    left = event.value();
                } else if (event.is(Kind.RELEASED, "semaphore")) {
                    signals += drives ? 0 : event.value() - left;
                    atRamp -= drives ? 1 : 0;
                    left = event.value();
                }
            }

            @Override
            public Judgement judgement() {
                String kept = kind.equals("null") ? "signalled" : kind.equals("binary") ? "one-at-a-time" : "limited";
                String id = tooEarly == 0 ? kept : "broken";
                return kind.equals("null")
                        ? Judgement.of(id, "%d signals, %d trucks left, %d too early.", signals, trucks, tooEarly)
                        : Judgement.of(id, "%d trucks left, at most %d at the ramp at once.", trucks, most);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        int permits = switch (stage.choice("kind")) {
            case "null" -> 0;
            case "binary" -> 1;
            default -> stage.integer("places");
        };
        Semaphore semaphore = stage.semaphore("semaphore", permits);
        boolean signal = permits == 0;
        for (int n = 1; n <= stage.integer("drivers"); n++) {
            stage.start("Driver " + n, () -> {
                stage.sleep(stage.number("lateMs"));
                for (int i = 0; i < stage.integer("trips"); i++) {
                    if (signal) {
                        semaphore.acquire(); // waits until the loader says: one is ready
                    } else {
                        loadAlone(stage, semaphore);
                    }
                    stage.print("Off I go.");
                    stage.sleep(stage.number("loadMs"));
                }
            });
        }
        if (signal) {
            stage.start("Loader", () -> {
                for (int i = 0; i < stage.integer("drivers") * stage.integer("trips"); i++) {
                    stage.work(stage.number("loadMs"));
                    semaphore.release(); // it never acquired: this is a signal
                }
            });
        }
        stage.joinAll();
    }

    private void loadAlone(Stage stage, Semaphore semaphore) {
        semaphore.acquire(); // waits for a place at the ramp
        stage.work(stage.number("loadMs"));
        semaphore.release(); // returns the permit
    }
}
