package dev.syncline.catalog;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.ExecutionContext;
import dev.syncline.process.memory.MemoryName;
import dev.syncline.process.memory.SharedMemory;
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
import java.util.NoSuchElementException;

/** Writers leave blocks of shared memory to readers; the blocks are unlinked in time, too early, or never. */
final class SharedMemoryLeak implements Scenario {
    @Override
    public List<String> engines() {
        return List.of("processes");
    }

    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.MEMORY,
                4,
                "Leaked shared memory",
                /* summary= */ """
                A block of shared memory exists until it is unlinked, even when no process is left.""",
                /* shows= */ """
                A writer makes a block under a name, writes into it, closes it and ends. A reader that is started \
                later finds the block by its name. Closing a block ends its use in one process; unlinking it removes \
                its name for all.""",
                /* watchFor= */ """
                The writer has ended, and the reader still finds the block. If it is never unlinked, it is left \
                behind. If the writer unlinks it, the reader is too late: FileNotFoundError.""",
                /* moveThis= */ """
                Choose who unlinks the blocks. Then kill the last reader before it does: the block stays, although the \
                code was right.""",
                /* pythonAndJava= */ """
                At the end of the program, Python's resource tracker removes forgotten blocks, with a warning. The \
                tracker of one program can even destroy a block that another one uses; since 3.13, track=False \
                prevents that. In Java you delete the mapped file, and cannot even say when the mapping ends.""",
                new Talk(
                        /* solves= */ """
                        Two programs that never run at the same time can hand over data in memory.""",
                        /* tradeOff= */ """
                        The block has no owner. A forgotten one occupies memory until the machine is restarted.""",
                        /* example= */ """
                        A server that is killed again and again, and leaves some megabytes in /dev/shm each time.""",
                        /* tidbit= */ """
                        On Linux you can see such blocks as files: look into the directory /dev/shm.""",
                        /* question= */ """
                        Which of the two should unlink the block, the writer or the reader?""",
                        /* answer= */ """
                        The last one to need its name: here the reader. And a third process must clean up if it dies."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice(
                        "unlink",
                        "Unlinked by",
                        List.of("nobody", "reader", "writer"),
                        "Which process removes the name."),
                Knob.onOff("kill", "Kill the last reader", false, "Whether kill -9 hits it before it can unlink."),
                Knob.integer("blocks", "Blocks", 1, 6, 3, "How many blocks are handed over."),
                Knob.integer("bytes", "Bytes", 2, 4096, 1024, "How large each block is."),
                Knob.number("paceMs", "Pace", 0, 1500, 10, 700, "How long each step takes.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Forgotten", "The blocks are never unlinked, and all are left behind.", Map.of()),
                new Preset("By the reader", "The last one to use a block unlinks it.", Map.of("unlink", "reader")),
                new Preset(
                        "Too early",
                        "The writer unlinks it, and the reader cannot find it.",
                        Map.of("unlink", "writer")),
                new Preset(
                        "The reader is killed",
                        "The reader would unlink the block, but does not live to do it.",
                        Map.of("unlink", "reader", "kill", true)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("left-behind", "The blocks were never unlinked, so they outlived all processes.")
                        .when("unlink", "nobody")
                        .wrongResult(),
                Outcome.interesting("left-behind", "Kill -9 leaves no time to clean up: one block is left behind.")
                        .when("unlink", "reader")
                        .when("kill", true)
                        .wrongResult(),
                Outcome.expected("clean", "Each block was unlinked when no process needed it any more.")
                        .when("unlink", "reader"),
                Outcome.expected("not-found", "The writer unlinked the blocks before the readers started.")
                        .when("unlink", "writer")
                        .raisesAnError());
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private int made;
            private int unlinked;

            @Override
            public void event(NamedEvent event) {
                made += event.is(Kind.WROTE) && event.text().startsWith("created") ? 1 : 0;
                unlinked += event.is(Kind.CLOSED) && event.text().equals("unlinked") ? 1 : 0;
            }

            @Override
            public Judgement judgement() {
                String other = knobs.choice("unlink").equals("writer") ? "not-found" : "clean";
                return Judgement.of(
                        made > unlinked ? "left-behind" : other,
                        "Blocks made: %d, of %d bytes each. Every process has ended; still there: %d.",
                        made,
                        knobs.integer("bytes"),
                        made - unlinked);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        int blocks = stage.integer("blocks");
        for (int n = 1; n <= blocks; n++) {
            MemoryName name = stage.processes().memoryName("block " + n);
            stage.processes().start("Writer " + n, place -> write(place, name)).join();

            boolean kill = n == blocks && stage.isOn("kill");
            ChildProcess reader = stage.processes().start("Reader " + n, place -> read(place, name, kill));
            if (kill) {
                stage.work(3 * stage.number("paceMs"));
                reader.kill();
            }
            reader.join();
        }
    }

    private static void write(ExecutionContext place, MemoryName name) {
        SharedMemory block = name.create(place.integer("bytes"));
        place.work(place.number("paceMs"));
        block.putSlice(0, 42, 43);
        block.close();
        if (place.choice("unlink").equals("writer")) {
            block.unlink();
        }
    }

    private static void read(ExecutionContext place, MemoryName name, boolean kill) {
        place.work(place.number("paceMs"));
        try {
            SharedMemory block = name.open();
            place.print("Found: " + block.get(0));
            if (kill) {
                place.work(60_000); // meanwhile it is killed
            }
            block.close();
            if (place.choice("unlink").equals("reader")) {
                block.unlink();
            }
        } catch (NoSuchElementException notThere) {
            place.print("There is no such block.");
        }
    }
}
