package dev.syncline.catalog;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.ExecutionContext;
import dev.syncline.process.memory.PlainVariable;
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
import java.util.List;
import java.util.Map;

/** Children add to an ordinary variable, which threads share and processes do not. */
final class ProcessOrThreadMemory implements Scenario {
    @Override
    public List<String> engines() {
        return List.of("processes");
    }

    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.MEMORY,
                5,
                "Memory of threads and of processes",
                /* summary= */ """
                Children add to an ordinary variable: threads share it, and every process has a copy of its own.""",
                /* shows= */ """
                The main process has a balance in an ordinary variable, and starts children that add to it. A thread \
                lives in the memory of its process. A child process has memory of its own, and starts with a copy.""",
                /* watchFor= */ """
                Every child process begins with the value of the main process, adds to its own copy, and ends: the \
                copy ends with it. The balance of the main process never changes. With threads it grows with each \
                step.""",
                /* moveThis= */ """
                Let the children be threads. Let all work at the same time: processes do not interfere with each \
                other, and threads may lose additions.""",
                /* pythonAndJava= */ """
                In Python, a child that is forked sees all that its parent had changed before. With spawn and \
                forkserver it imports the program again, and sees only what it is passed as arguments. Up to Python \
                3.13, fork is the default on Linux. Java has no fork: here the variable is copied when the child is \
                started.""",
                new Talk(
                        /* solves= */ """
                        Processes cannot interfere with each other: there is no race where nothing is shared.""",
                        /* tradeOff= */ """
                        A result must be sent back, through a pipe, a queue, or memory that is shared on purpose.""",
                        /* example= */ """
                        A program is moved from threads to processes, and its counters and caches silently stay empty.""",
                        /* tidbit= */ """
                        After a fork, parent and child share their pages until one of them writes: copy on write.""",
                        /* question= */ """
                        The child changed the variable, and there was no error. Where is the new value?""",
                        /* answer= */ """
                        It was in the memory of the child, and was lost when the child ended."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice("children", "Children", List.of("processes", "threads"), "What adds to the balance."),
                Knob.integer("number", "Number of children", 1, 6, 3, "How many children there are."),
                Knob.integer("deposits", "Deposits each", 1, 10, 3, "How often each child adds."),
                Knob.integer("amount", "Amount", 1, 100, 10, "How much it adds each time."),
                Knob.onOff(
                        "together",
                        "All at the same time",
                        false,
                        "Whether the children run at the same time, or one after another."),
                Knob.number("workMs", "Time to add", 0, 1500, 10, 700, "The time between reading and writing.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Processes", "Each child adds to a copy, and the balance stays 100.", Map.of()),
                new Preset("Threads", "All add to the same variable.", Map.of("children", "threads")),
                new Preset(
                        "Processes together",
                        "Three copies grow at the same time, without interference.",
                        Map.of("together", true)),
                new Preset(
                        "Threads together",
                        "One variable and no lock: additions are lost.",
                        Map.of("children", "threads", "together", true)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("unchanged", "No other process sees what a child does to its copy.")
                        .when("children", "processes")
                        .wrongResult(),
                Outcome.expected("changed", "Threads share their memory, so the main thread sees what they did.")
                        .when("children", "threads")
                        .when("together", false),
                Outcome.interesting("changed", "Every addition is in the one variable, but nothing guaranteed it.")
                        .when("children", "threads")
                        .rightByLuck(),
                Outcome.expected("lost-updates", "Two threads read the same balance, so an addition was lost.")
                        .when("children", "threads")
                        .when("together", true)
                        .wrongResult());
    }

    @Override
    public Judge judge(KnobValues knobs) {
        int added = knobs.integer("number") * knobs.integer("deposits") * knobs.integer("amount");
        return new Judge() {
            private int reads; // by the main process
            private int before;
            private int after;

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.READ, "balance") && event.isBy("Main")) {
                    before = reads++ == 0 ? event.value() : before;
                    after = event.value();
                }
            }

            @Override
            public Judgement judgement() {
                String id = after == before + added ? "changed" : "lost-updates";
                return Judgement.of(
                        after == before ? "unchanged" : id,
                        "The children added %d; the balance of the main process was %d and is %d.",
                        added,
                        before,
                        after);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        PlainVariable balance = stage.processes().variable("balance", 100);
        stage.print("The balance is " + balance.get());
        List<ChildProcess> children = new ArrayList<>();
        for (int n = 1; n <= stage.integer("number"); n++) {
            if (stage.choice("children").equals("processes")) {
                children.add(stage.processes().start("Child " + n, place -> add(place, balance)));
            } else {
                stage.start("Child " + n, () -> add(stage, balance));
            }
            if (!stage.isOn("together")) {
                children.forEach(ChildProcess::join);
                children.clear();
                stage.joinAll();
            }
        }
        children.forEach(ChildProcess::join);
        stage.joinAll();
        stage.print("The balance is " + balance.get());
    }

    private static void add(ExecutionContext place, PlainVariable balance) {
        for (int i = 0; i < place.integer("deposits"); i++) {
            int seen = balance.get();
            place.work(place.number("workMs"));
            balance.set(seen + place.integer("amount"));
        }
        place.print("I see " + balance.get());
    }
}
