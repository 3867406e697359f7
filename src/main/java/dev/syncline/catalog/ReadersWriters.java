package dev.syncline.catalog;

import dev.syncline.primitive.Condition;
import dev.syncline.primitive.SharedVariable;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Readers share a book, writers need it alone, and a rule has to decide who goes first. */
final class ReadersWriters implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.CLASSIC,
                2,
                "Readers and writers",
                /* summary= */ """
                Readers share; a writer must be alone. The side without priority may wait forever.""",
                /* shows= */ """
                Any number of readers may look into the book together, but a writer needs it alone. If readers go \
                first, a new reader slips in beside the others, and a writer waits until no one reads. If writers go \
                first, the readers wait in the same way. A fair lock lets all in by order of arrival: no thread is \
                overtaken.""",
                /* watchFor= */ """
                Two or more readers are inside at the same time, a writer is always alone. Look at the writers' \
                lanes: with "readers first" they wait until closing time.""",
                /* moveThis= */ """
                Change the priority. With a single reader even "readers" lets the writers in, because there is a \
                moment when no one reads.""",
                /* pythonAndJava= */ """
                Java has such a lock, ReentrantReadWriteLock, which can be made fair. Python's standard library has \
                none: you build it from a Condition, as here.""",
                new Talk(
                        /* solves= */ """
                        Most programs read far more often than they write. Letting only one reader in at a time would \
                        be safe, but wasteful.""",
                        /* tradeOff= */ """
                        Sharing costs bookkeeping at each visit. If a visit is short, a plain lock is often faster. \
                        And fairness costs sharing: a reader behind a writer waits, although it could read.""",
                        /* example= */ """
                        SQLite with its rollback journal: many read at once, one writes. A waiting writer takes a \
                        "pending" lock that keeps new readers out, so it is not starved.""",
                        /* tidbit= */ """
                        Courtois, Heymans and Parnas set the problem in 1971 and gave two solutions: in one the \
                        readers go first, in the other the writers. Each of them can starve the others.""",
                        /* question= */ """
                        May a reader, while it reads, simply ask to become a writer?""",
                        /* answer= */ """
                        If two readers do that, each waits for the other to stop reading: a deadlock. It has to stop \
                        reading first, and to check again afterwards."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice("priority", "Priority", List.of("readers", "writers", "fair"), "Which side goes first.")
                        .formerly("first")
                        .formerOption("fair", "arrival"),
                Knob.integer("readers", "Readers", 1, 10, 4, "How many threads read, again and again."),
                Knob.integer("writers", "Writers", 1, 6, 2, "How many threads write, again and again."),
                Knob.number("readMs", "Time to read", 50, 3000, 50, 1200, "How long a reader is inside.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("writeMs", "Time to write", 50, 3000, 50, 800, "How long a writer is inside.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("openMs", "Open for", 500, 60000, 500, 10000, "After how long no more visits begin.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Readers first", "The writers wait until the readers go home.", Map.of()),
                new Preset("Writers first", "Now the readers wait.", Map.of("priority", "writers")),
                new Preset(
                        "Fair", "In order of arrival, no thread is overtaken or starved.", Map.of("priority", "fair")),
                new Preset("One reader", "Between two of its visits the writers get in.", Map.of("readers", 1)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("writers-overtaken", "New readers slipped in while a writer waited.")
                        .when("priority", "readers"),
                Outcome.expected("readers-overtaken", "New writers went in while a reader waited.")
                        .when("priority", "writers"),
                Outcome.expected("nobody-overtaken", "All were let in in the order of arrival.")
                        .when("priority", "fair"),
                Outcome.interesting("nobody-overtaken", "No thread was overtaken this time, but nothing guaranteed it.")
                        .rightByLuck(),
                Outcome.forbidden("not-alone", "A writer was not alone with the book."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private final Map<String, Long> line = new LinkedHashMap<>(); // since when each of them waits
            private final Set<String> inside = new HashSet<>();
            private final Map<String, Integer> overtaken = new HashMap<>(); // by side
            private final Map<String, Long> longest = new HashMap<>(); // the wait, by side
            private boolean clash;

            @Override
            public void event(NamedEvent event) {
                String me = event.actor();
                if (!event.isBy("Reader") && !event.isBy("Writer")) {
                    return;
                }
                if (event.is(Kind.ACQUIRED) && !inside.contains(me)) {
                    line.putIfAbsent(me, event.nanos());
                } else if (event.is(Kind.WROTE) && !inside.remove(me)) {
                    enters(me, event.nanos());
                }
            }

            private void enters(String me, long now) {
                line.keySet().stream()
                        .takeWhile(other -> !other.equals(me))
                        .filter(other -> !side(other).equals(side(me)))
                        .forEach(other -> overtaken.merge(side(other), 1, Integer::sum));
                longest.merge(side(me), now - line.getOrDefault(me, now), Math::max);
                line.remove(me);
                inside.add(me);
                clash |= inside.size() > 1
                        && inside.stream().anyMatch(who -> side(who).equals("writers"));
            }

            private String side(String actor) {
                return actor.startsWith("Reader") ? "readers" : "writers";
            }

            @Override
            public Judgement judgement() {
                String who = overtaken.containsKey("readers") ? "readers" : "writers";
                return Judgement.of(
                        clash ? "not-alone" : (overtaken.isEmpty() ? "nobody" : who) + "-overtaken",
                        "Readers were overtaken %d times and waited %.1f s at most; writers %d times and %.1f s.",
                        overtaken.getOrDefault("readers", 0),
                        longest.getOrDefault("readers", 0L) / 1e9,
                        overtaken.getOrDefault("writers", 0),
                        longest.getOrDefault("writers", 0L) / 1e9);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Condition left = stage.condition("somebody left", stage.lock("lock")); // the lock guards all of these
        SharedVariable readers = stage.variable("readers inside", 0);
        SharedVariable writers = stage.variable("writers inside", 0);
        List<String> line = new ArrayList<>(); // who waits, in the order of arrival
        for (int n = 1; n <= stage.integer("readers"); n++) {
            String me = "Reader " + n;
            double late = stage.number("readMs") * n / stage.integer("readers");
            stage.start(me, () -> {
                stage.sleep(late);
                while (stage.millis() < stage.number("openMs")) {
                    left.lock().acquire();
                    line.add(me);
                    while (writers.read() > 0 || goesBefore("Writer", me, line, stage.choice("priority"))) {
                        left.await(); // until a thread has left; then it checks again
                    }
                    visit(stage, me, line, readers, left, stage.number("readMs"));
                }
                stage.print("I go home.");
            });
        }
        for (int n = 1; n <= stage.integer("writers"); n++) {
            String me = "Writer " + n;
            double late = stage.number("writeMs") * n;
            stage.start(me, () -> {
                stage.sleep(late);
                while (stage.millis() < stage.number("openMs")) {
                    left.lock().acquire();
                    line.add(me);
                    while (readers.read() + writers.read() > 0
                            || goesBefore("Reader", me, line, stage.choice("priority"))) {
                        left.await();
                    }
                    visit(stage, me, line, writers, left, stage.number("writeMs"));
                }
                stage.print("I go home.");
            });
        }
        stage.joinAll();
    }

    private boolean goesBefore(String other, String me, List<String> line, String priority) {
        List<String> ahead = priority.equals("fair") ? line.subList(0, line.indexOf(me)) : line;
        return (priority.equals("fair") || priority.equalsIgnoreCase(other + "s"))
                && ahead.stream().anyMatch(who -> who.startsWith(other));
    }

    private void visit(Stage stage, String me, List<String> line, SharedVariable inside, Condition left, double stay) {
        line.remove(me);
        inside.write(inside.read() + 1);
        left.lock().release();
        stage.work(stay); // with the book, without the lock
        left.lock().acquire();
        inside.write(inside.read() - 1);
        left.notifyAllWaiters();
        left.lock().release();
        stage.sleep(stay / 4);
    }
}
