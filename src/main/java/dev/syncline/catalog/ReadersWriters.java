package dev.syncline.catalog;

import dev.syncline.primitive.Condition;
import dev.syncline.primitive.SharedVariable;
import dev.syncline.scenario.Chapter;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.Lesson;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Stage;
import dev.syncline.scenario.Talk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
                first, the readers wait in the same way. In order of arrival, no thread is overtaken.""",
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
                Knob.choice("first", "Priority", List.of("readers", "writers", "arrival"), "Which side goes first."),
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
                new Preset("Writers first", "Now the readers wait.", Map.of("first", "writers")),
                new Preset(
                        "In order of arrival",
                        "No thread is overtaken, no thread starves.",
                        Map.of("first", "arrival")),
                new Preset("One reader", "Between two of its visits the writers get in.", Map.of("readers", 1)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("writers-overtaken", "New readers slipped in while a writer waited.")
                        .when("first", "readers"),
                Outcome.expected("readers-overtaken", "New writers went in while a reader waited.")
                        .when("first", "writers"),
                Outcome.expected("nobody-overtaken", "All were let in in the order of arrival.")
                        .when("first", "arrival"),
                Outcome.interesting("nobody-overtaken", "No thread was overtaken this time, but nothing guaranteed it.")
                        .rightByLuck(),
                Outcome.forbidden("not-alone", "A writer was not alone with the book."));
    }

    @Override
    public void play(Stage stage) {
        Condition left = stage.condition("somebody left", stage.lock("lock"));
        Side readers = new Side("readers", stage.variable("readers inside", 0));
        Side writers = new Side("writers", stage.variable("writers inside", 0));
        for (int n = 1; n <= stage.integer("readers"); n++) {
            double late = stage.number("readMs") * n / stage.integer("readers");
            stage.start("Reader " + n, () -> visits(stage, left, readers, writers, late));
        }
        for (int n = 1; n <= stage.integer("writers"); n++) {
            double late = stage.number("writeMs") * n;
            stage.start("Writer " + n, () -> visits(stage, left, writers, readers, late));
        }
        stage.joinAll();

        String who = readers.overtaken > 0 ? "readers" : writers.overtaken > 0 ? "writers" : "nobody";
        String figures = "Readers were overtaken %d times and waited %.1f s at most; writers %d times and %.1f s.";
        stage.outcome(
                readers.clashes + writers.clashes > 0 ? "not-alone" : who + "-overtaken",
                figures.formatted(readers.overtaken, readers.longest / 1e3, writers.overtaken, writers.longest / 1e3));
    }

    private void visits(Stage stage, Condition left, Side me, Side other, double late) {
        String first = stage.choice("first");
        boolean alone = me.name.equals("writers");
        stage.sleep(late);
        while (stage.millis() < stage.number("openMs")) {
            left.lock().acquire();
            double came = stage.millis();
            me.waiting.add(came);
            while (other.inside.read() > 0 || (alone && me.inside.read() > 0) || other.goesBefore(first, came)) {
                left.await(); // until a thread has left; then it checks again
            }
            me.waiting.remove(came);
            me.inside.write(me.inside.read() + 1);
            other.overtaken += other.earlierThan(came);
            me.longest = Math.max(me.longest, stage.millis() - came);
            left.lock().release();
            double stay = stage.number(alone ? "writeMs" : "readMs");
            stage.work(stay); // with the book, without the lock
            left.lock().acquire();
            me.clashes += other.inside.read() > 0 || (alone && me.inside.read() > 1) ? 1 : 0;
            me.inside.write(me.inside.read() - 1);
            left.notifyAllWaiters();
            left.lock().release();
            stage.sleep(stay / 4);
        }
    }

    private static final class Side { // the lock guards all of it
        final String name;
        final SharedVariable inside;
        final List<Double> waiting = new ArrayList<>(); // since when each waiter has waited
        double longest;
        int overtaken;
        int clashes;

        Side(String name, SharedVariable inside) {
            this.name = name;
            this.inside = inside;
        }

        boolean goesBefore(String first, double came) {
            return first.equals("arrival") ? earlierThan(came) > 0 : first.equals(name) && !waiting.isEmpty();
        }

        int earlierThan(double came) {
            return (int) waiting.stream().filter(since -> since < came).count();
        }
    }
}
