package dev.syncline.catalog;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.ExecutionContext;
import dev.syncline.process.memory.MemoryName;
import dev.syncline.process.memory.SharedMemory;
import dev.syncline.process.sync.ProcessLock;
import dev.syncline.scenario.Chapter;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.Lesson;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Stage;
import dev.syncline.scenario.Talk;
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
                At the end of the program, Python's resource tracker removes forgotten blocks, with a warning. Before \
                3.13 a tracker of another program could even destroy a block that is in use; track=False prevents it. \
                In Java you delete the mapped file, and cannot even say when the mapping ends.""",
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
    public void play(Stage stage) {
        int blocks = stage.integer("blocks");
        int bytes = stage.integer("bytes");
        String unlink = stage.choice("unlink");
        ProcessLock door = stage.processes().lock("door");
        int left = 0;
        for (int n = 1; n <= blocks; n++) {
            MemoryName name = stage.processes().memoryName("block " + n);
            stage.processes()
                    .start("Writer " + n, place -> write(place, name, bytes, unlink))
                    .join();

            boolean kill = n == blocks && stage.isOn("kill");
            if (kill) {
                door.acquire(); // so that the reader is stuck behind it
            }
            ChildProcess reader = stage.processes().start("Reader " + n, place -> read(place, name, door, unlink));
            if (kill) {
                stage.work(3 * stage.number("paceMs"));
                reader.kill();
                door.release();
            }
            reader.join();
            left += name.exists() ? 1 : 0;
        }

        String other = unlink.equals("writer") ? "not-found" : "clean";
        stage.outcome(
                left > 0 ? "left-behind" : other,
                "Blocks made: %d, of %d bytes each. Every process has ended; still there: %d."
                        .formatted(blocks, bytes, left));
    }

    private static void write(ExecutionContext place, MemoryName name, int bytes, String unlink) {
        SharedMemory block = name.create(bytes);
        place.work(place.number("paceMs"));
        block.putSlice(0, 42, 43);
        block.close();
        if (unlink.equals("writer")) {
            block.unlink();
        }
    }

    private static void read(ExecutionContext place, MemoryName name, ProcessLock door, String unlink) {
        place.work(place.number("paceMs"));
        try {
            SharedMemory block = name.open();
            place.print("Found: " + block.get(0));
            door.acquire();
            door.release();
            block.close();
            if (unlink.equals("reader")) {
                block.unlink();
            }
        } catch (NoSuchElementException notThere) {
            place.print("There is no such block.");
        }
    }
}
