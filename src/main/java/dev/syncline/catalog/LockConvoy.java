package dev.syncline.catalog;

import dev.syncline.primitive.Event;
import dev.syncline.primitive.Lock;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writers share a log; one slow flush makes them queue, and with a fair lock the queue stays when the flush is over.
 */
final class LockConvoy implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.CLASSIC,
                5,
                "Lock convoy",
                /* summary= */ """
                One slow holder builds a queue; with a fair lock it stays, long after the slow hold is over.""",
                /* shows= */ """
                Writers hold the lock only briefly, a few lines at a time, and hardly ever collide. Then one of them \
                is slow, once, and all the others queue up. A fair lock is handed to the thread that has waited \
                longest. That thread sleeps and must first wake up, while it already owns the lock. So every line \
                takes longer, some threads are always waiting, and the queue keeps itself alive. That is a lock \
                convoy.""",
                /* watchFor= */ """
                The first round: hardly any wait. Then the flush. With the fair lock the last round is still full \
                of waits: every line is one. Without it, a writer that is awake releases the lock and \
                acquires it again at once, writes its lines and is done.""",
                /* moveThis= */ """
                Switch "Fair" off, and the queue dissolves. Set the time to wake up to 0, and handing over costs \
                nothing. It is a knob because we see here in slow motion what takes microseconds on a real machine.""",
                /* pythonAndJava= */ """
                Python's locks promise no order. In Java you choose: new ReentrantLock(true) is fair, and its \
                documentation says that programs with fair locks are often much slower. Without true, a newcomer may \
                go first, which is called barging.""",
                new Talk(
                        /* solves= */ """
                        A fair lock solves a different problem: no thread waits forever while others go in and out.""",
                        /* tradeOff= */ """
                        Fair to each, slow for all. Barging gets more done, but an unlucky thread may wait long.""",
                        /* example= */ """
                        A traffic jam on a motorway with nothing at its front. One driver braked, an hour ago; each \
                        driver needs a moment to start, and new ones arrive as quickly as the first get away.""",
                        /* tidbit= */ """
                        The people who built System R, an early database at IBM, found it in 1979 and gave it this \
                        name. Their cure: do not hand the lock over, just release it, and let all waiters compete \
                        again.""",
                        /* question= */ """
                        The lock is in use less than half of the time. How can there be a queue for it all the time?""",
                        /* answer= */ """
                        Writing uses it less than half of the time. In the convoy it is also held by threads that are \
                        only waking up."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.onOff("fair", "Fair", true, "Whether the lock is handed to the thread that has waited longest."),
                Knob.integer("writers", "Writers", 2, 8, 5, "How many threads write six lines in each round."),
                Knob.integer("rounds", "Rounds", 2, 20, 6, "How often each writer writes."),
                Knob.number(
                                "wakeMs",
                                "Time to wake up",
                                0,
                                500,
                                10,
                                80,
                                "How long a thread that waited needs to continue.")
                        .in("ms")
                        .whileRunning(),
                Knob.number(
                                "pauseMs",
                                "Delay",
                                0,
                                3000,
                                50,
                                700,
                                "How long a writer does something else between rounds.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("flushMs", "Slow hold", 0, 5000, 50, 1500, "How long the flush holds the lock, once.")
                        .in("ms"));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("The convoy", "The flush is over, and the writers still wait.", Map.of()),
                new Preset(
                        "Barging", "A writer that is awake continues, and the queue dissolves.", Map.of("fair", false)),
                new Preset(
                        "No slow hold",
                        "Two writers that collide by chance are enough to start it.",
                        Map.of("flushMs", 0.0)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("convoy", "The slow hold is long over, and the queue is still there.")
                        .when("fair", true),
                Outcome.expected("dissolved", "The queue dissolved, because a thread that is awake may continue.")
                        .when("fair", false),
                Outcome.interesting("dissolved", "The queue dissolved, or never formed, though the lock is fair."),
                Outcome.interesting("convoy", "They needed the lock too often, in whatever order."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        int rounds = knobs.integer("rounds");
        return new Judge() {
            private final Map<String, Integer> written = new HashMap<>(); // lines of each writer
            private final Set<String> waited = new HashSet<>(); // writers whose next line had to wait
            private final int[] waits = new int[rounds];

            @Override
            public void event(NamedEvent event) {
                if (!event.isBy("Writer")) {
                    return;
                }
                if (isAbout(event, Kind.TIMED_OUT) || event.is(Kind.WAITING, "log.turn")) {
                    waited.add(event.actor());
                } else if (isAbout(event, Kind.RELEASED)) {
                    int line = written.merge(event.actor(), 1, Integer::sum) - 1;
                    waits[line / 6] += waited.remove(event.actor()) ? 1 : 0;
                }
            }

            /** In Python, a fair lock is a plain one inside an object, with a condition for those that wait for their turn. */
            private static boolean isAbout(NamedEvent event, Kind kind) {
                return event.is(kind, "log") || event.is(kind, "log.lock");
            }

            @Override
            public Judgement judgement() {
                int lines = 6 * knobs.integer("writers");
                int last = waits[rounds - 1];
                return Judgement.of(
                        last * 2 > lines ? "convoy" : "dissolved",
                        "Lines that had to wait: %d of %d in the first round, %d of %d in the last.",
                        waits[0],
                        lines,
                        last,
                        lines);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        boolean fair = stage.isOn("fair");
        Lock log = stage.lock("log", fair);
        Optional<Event> free = fair ? Optional.empty() : Optional.of(stage.event("log is free"));
        int writers = stage.integer("writers");
        for (int n = 1; n <= writers; n++) {
            double head = (n - 1.0) / writers;
            stage.start("Writer " + n, () -> {
                write(stage, log, free, head, 1);
                stage.untilOthersWait(); // no writer is disturbed in the first round
                write(stage, log, free, head, stage.integer("rounds") - 1);
            });
        }
        stage.start("Flusher", () -> {
            stage.untilOthersWait(); // every writer has written once
            if (stage.number("flushMs") > 0) {
                log.acquire();
                hold(stage, log, free, stage.number("flushMs")); // slow, but only once
            }
        });
        stage.joinAll();
    }

    private void write(Stage stage, Lock log, Optional<Event> free, double head, int rounds) {
        stage.sleep(stage.number("pauseMs") * head); // they do not all begin together
        for (int round = 0; round < rounds; round++) {
            for (int line = 0; line < 6; line++) {
                take(stage, log, free);
                hold(stage, log, free, 10); // writes a line
            }
            stage.sleep(stage.number("pauseMs") * stage.random().nextDouble(0.9, 1.1));
        }
    }

    private void take(Stage stage, Lock log, Optional<Event> free) {
        if (log.tryAcquire()) {
            return;
        }
        if (stage.isOn("fair")) {
            log.acquire(); // is handed the lock,
            stage.work(stage.number("wakeMs")); // and wakes up while it already owns the lock
            return;
        }
        do {
            free.ifPresent(Event::await); // is notified that the lock is free,
            stage.work(stage.number("wakeMs")); // and wakes up, while others may take it
        } while (!log.tryAcquire());
    }

    private void hold(Stage stage, Lock log, Optional<Event> free, double millis) {
        free.ifPresent(Event::clear);
        stage.work(millis);
        free.ifPresent(Event::set);
        log.release();
    }
}
