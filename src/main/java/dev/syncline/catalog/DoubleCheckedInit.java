package dev.syncline.catalog;

import dev.syncline.primitive.Lock;
import dev.syncline.primitive.SharedReference;
import dev.syncline.scenario.Axis;
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

/**
 * The first client that needs the connection opens it; if that takes long, several may believe that they are the first.
 */
final class DoubleCheckedInit implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.CLASSIC,
                9,
                "Double-checked lazy initialization",
                /* summary= */ """
                Clients share one connection, opened by the first that needs it. How many are opened in the end?""",
                /* shows= */ """
                "If there is none, open one" is check-then-act. While the first client is still opening, the others \
                check, find none, and open one too. A lock around all of it is correct, and every client queues for it \
                forever after. Checking twice, before and after taking the lock, is correct and fast.""",
                /* watchFor= */ """
                The variable "connection": each write is a connection opened. Without a lock there are as many as \
                clients. With the lock always taken there is one, and the orange never ends. With the double check, \
                the orange ends as soon as the connection is there.""",
                /* moveThis= */ """
                Try the four strategies. In "no second check" the lock only makes the clients open their connections \
                one after the other: a client that gets the lock believes what it saw before it waited.""",
                /* pythonAndJava= */ """
                In Java the field has to be volatile, or another thread may see the object before its contents; before \
                Java 5 not even that was enough. In CPython the lock of the interpreter, the GIL, makes every read and \
                write of a name atomic, so the double check works as it is. Nothing but the lock stops two threads \
                from both creating the object.""",
                new Talk(
                        /* solves= */ """
                        An object that is costly to make, and perhaps never needed, is made when it is first used; and \
                        only once.""",
                        /* tradeOff= */ """
                        Four lines that look simple, and experts have got them wrong. If you can create the object at \
                        the start, before there are threads, do that.""",
                        /* example= */ """
                        Python's functools.cached_property had such a lock until 3.11. It was taken out in 3.12, \
                        because it made threads wait that had nothing to do with each other. Now the function may run \
                        twice.""",
                        /* tidbit= */ """
                        "The 'Double-Checked Locking is Broken' Declaration" is the title of a page that a dozen \
                        experts on Java signed around the year 2000. In Java 5, volatile was made strong enough.""",
                        /* question= */ """
                        Why is the second check needed, when it is the same question as the first?""",
                        /* answer= */ """
                        Because between the two, the client may have waited for the lock, for the very thread that was \
                        opening the connection. The first check is for speed, the second for correctness."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice(
                                "strategy",
                                "Strategy",
                                List.of("no lock", "always lock", "double-checked", "no second check"),
                                "How a client checks for the connection, and opens it if there is none.")
                        .formerly("way")
                        .formerOption("double-checked", "double check"),
                Knob.integer("clients", "Clients", 1, 8, 4, "How many threads need the connection."),
                Knob.integer("uses", "Uses each", 1, 20, 4, "How often each client needs it."),
                Knob.number(
                                "lookMs",
                                "Time to check",
                                0,
                                1000,
                                50,
                                400,
                                "How long it takes to check for the connection.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("openMs", "Time to open", 0, 4000, 50, 2000, "How long it takes to open a connection.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("useMs", "Time to use", 0, 2000, 50, 800, "How long a client then waits for its answer.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("No lock", "Every client believes that it is the first.", Map.of()),
                new Preset(
                        "Always lock",
                        "One connection, and a queue for it each time.",
                        Map.of("strategy", "always lock")),
                new Preset(
                        "Double check", "One connection, and the waiting ends.", Map.of("strategy", "double-checked")),
                new Preset(
                        "No second check",
                        "There is a lock, and yet each client opens a connection.",
                        Map.of("strategy", "no second check")),
                new Preset(
                        "Two of them",
                        "Both check before one of them opens: two connections, every time.",
                        Map.of("clients", 2, "uses", 1, "lookMs", 0.0, "openMs", 0.0, "useMs", 0.0),
                        "0x2,1,2,1,2,1,2,1,2,1,2,1,2",
                        "0x2,1,2,1,2,1,2,1,2,1,2")); // print() is no step in Python
    }

    @Override
    public Axis axis() {
        return Axis.EVENTS;
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("one", "One connection was opened, and all clients used it.")
                        .when("strategy", "double-checked"),
                Outcome.expected("one", "One connection was opened, and each use cost an acquire.")
                        .when("strategy", "always lock"),
                Outcome.interesting("one", "Only one was opened, but nothing guaranteed it.")
                        .rightByLuck(),
                Outcome.expected("several", "Several clients checked before the first connection was open.")
                        .when("strategy", "no lock")
                        .wrongResult(),
                Outcome.expected("several", "A client that had waited for the lock did not check again.")
                        .when("strategy", "no second check")
                        .wrongResult(),
                Outcome.forbidden("several", "With a check inside the lock, only one may be opened."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private int opened;
            private int acquired;

            @Override
            public void event(NamedEvent event) {
                opened += event.is(Kind.WROTE, "connection") ? 1 : 0;
                acquired += event.is(Kind.ACQUIRED, "lock") ? 1 : 0;
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        opened == 1 ? "one" : "several",
                        "Connections opened: %d. The lock was acquired %d times for %d uses.",
                        opened,
                        acquired,
                        knobs.integer("clients") * knobs.integer("uses"));
            }
        };
    }

    @Override
    public void play(Stage stage) {
        SharedReference connection = stage.reference("connection", null); // there is none
        Lock lock = stage.lock("lock");
        for (int n = 1; n <= stage.integer("clients"); n++) {
            int me = n;
            stage.start("Client " + n, () -> {
                for (int i = 0; i < stage.integer("uses"); i++) {
                    connect(stage, connection, lock, me);
                    stage.sleep(stage.number("useMs")); // waits for the answer
                }
            });
        }
        stage.joinAll();
    }

    private void connect(Stage stage, SharedReference connection, Lock lock, int me) {
        String strategy = stage.choice("strategy");
        if (!strategy.equals("always lock")) {
            stage.work(stage.number("lookMs"));
            if (connection.read() != null) { // the first check, without the lock
                return;
            }
        }
        if (strategy.equals("no lock")) {
            open(stage, connection, me);
            return;
        }
        lock.acquire();
        if (strategy.equals("always lock")) {
            stage.work(stage.number("lookMs"));
        }
        if (strategy.equals("no second check") || connection.read() == null) { // the second check, with the lock
            open(stage, connection, me);
        }
        lock.release();
    }

    private void open(Stage stage, SharedReference connection, int me) {
        stage.work(stage.number("openMs"));
        connection.write(me); // each client opens one of its own
        stage.print("I opened connection %d.".formatted(me));
    }
}
