package dev.syncline.catalog;

import dev.syncline.primitive.PerThread;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** A note that every thread has for itself, and one that all share. */
final class ThreadLocalData implements Scenario {
    @Override
    public String id() {
        return "thread-local";
    }

    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.LOCAL,
                1,
                "Thread-local data",
                /* summary= */ """
                Clerks write down which customer they serve, in a note of their own or in one that all share.""",
                /* shows= */ """
                An attribute of threading.local() exists once for each thread. What one thread writes there, no other \
                thread sees: one name, many values. An ordinary variable is the same for all, and the last writer \
                wins.""",
                /* watchFor= */ """
                With one note for all, a clerk reads back another clerk's customer. With thread-local data every clerk \
                reads what it wrote. At the end a thread that never wrote anything reads, and gets an \
                AttributeError.""",
                /* moveThis= */ """
                Change the note from "shared" to "thread-local". Switch the initialiser on: now even the thread that \
                never wrote finds a value, made for this very thread.""",
                /* pythonAndJava= */ """
                Python's local() holds any attributes; a missing one is an AttributeError. Java's ThreadLocal holds \
                one value, and returns null if it was not set; withInitial is the initialiser.""",
                new Talk(
                        /* solves= */ """
                        Data that belongs to a task, without passing it through every call, and without a lock.""",
                        /* tradeOff= */ """
                        A function that depends on it does not show that in its signature. And a pool reuses its \
                        threads: what one task leaves behind, the next one finds.""",
                        /* example= */ """
                        A web server keeps the current request, user or transaction there: Flask's request was such an \
                        object for many years.""",
                        /* tidbit= */ """
                        With asyncio many tasks share one thread, so thread-local data does not separate them. That is \
                        what contextvars were made for.""",
                        /* question= */ """
                        Is thread-local data a way for two threads to talk to each other?""",
                        /* answer= */ """
                        No, it is the opposite: it makes sure that they cannot, not even by accident."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice(
                                "note",
                                "Note",
                                List.of("shared", "thread-local"),
                                "Whether all clerks write on the same note.")
                        .formerOption("thread-local", "local"),
                Knob.integer("clerks", "Clerks", 2, 10, 3, "How many threads serve customers."),
                Knob.integer("customers", "Customers each", 1, 20, 4, "How many customers each clerk serves."),
                Knob.number("serveMs", "Time to serve", 0, 2000, 10, 900, "How long a customer takes, approximately.")
                        .in("ms")
                        .whileRunning(),
                Knob.onOff("init", "Initialiser", false, "Whether each thread's own note starts with a value."));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("One note for all", "Clerks read back what others wrote.", Map.of()),
                new Preset("Thread-local", "Every clerk reads what it wrote.", Map.of("note", "thread-local")),
                new Preset(
                        "With initialiser", "No thread finds it empty.", Map.of("note", "thread-local", "init", true)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("mixed-up", "Between writing and reading, another clerk wrote.")
                        .when("note", "shared")
                        .wrongResult(),
                Outcome.interesting("lucky", "No clerk wrote in between, but nothing guaranteed it.")
                        .when("note", "shared")
                        .rightByLuck(),
                Outcome.expected("own", "Every clerk read what it had written.").when("note", "thread-local"));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private final Map<String, Integer> noted = new HashMap<>(); // what each clerk has written
            private int wrong;

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.WROTE)) {
                    noted.put(event.actor(), event.value());
                } else if (event.is(Kind.READ) && event.isBy("Clerk")) {
                    wrong += noted.getOrDefault(event.actor(), -1) == event.value() ? 0 : 1;
                }
            }

            @Override
            public Judgement judgement() {
                String right = knobs.choice("note").equals("thread-local") ? "own" : "lucky";
                return Judgement.of(
                        wrong == 0 ? right : "mixed-up",
                        "%d of %d times the note named another clerk's customer.",
                        wrong,
                        knobs.integer("clerks") * knobs.integer("customers"));
            }
        };
    }

    @Override
    public void play(Stage stage) {
        boolean local = stage.choice("note").equals("thread-local");
        SharedVariable shared = stage.variable("shared note", 0);
        PerThread own = stage.perThread("local note", note -> {
            if (stage.isOn("init")) {
                note.set("customer", 0); // runs once in each thread
            }
        });
        for (int n = 1; n <= stage.integer("clerks"); n++) {
            int first = 100 * n;
            stage.start("Clerk " + n, () -> {
                for (int i = 1; i <= stage.integer("customers"); i++) {
                    int customer = first + i;
                    if (local) {
                        own.set("customer", customer);
                    } else {
                        shared.write(customer);
                    }
                    stage.work(stage.number("serveMs") * stage.random().nextDouble(0.5, 1.5));
                    Object read = local ? own.get("customer") : (Integer) shared.read();
                    if (!read.equals(customer)) {
                        stage.print("I serve %d, but the note says %s.".formatted(customer, read));
                    }
                }
            });
        }
        stage.joinAll();
        if (local) {
            stage.start("Visitor", () -> ask(stage, own));
            stage.joinAll();
        }
    }

    private void ask(Stage stage, PerThread own) {
        try {
            stage.print("My note says " + own.get("customer"));
        } catch (NoSuchElementException missing) {
            stage.print("AttributeError: I have never written anything.");
        }
    }
}
