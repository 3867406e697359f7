package dev.syncline.catalog;

import dev.syncline.process.ipc.ExecutionContext;
import dev.syncline.process.pipe.EndOfFile;
import dev.syncline.process.pipe.Pipe;
import dev.syncline.process.pipe.PipeReader;
import dev.syncline.process.pipe.PipeWriter;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** One process sends items through a pipe to another, until the end of file. */
final class PipeStream implements Scenario {
    @Override
    public List<String> engines() {
        return List.of("processes");
    }

    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.EXCHANGE,
                1,
                "A pipe between two processes",
                /* summary= */ """
                A sender and a receiver, each a process of its own, are joined by a pipe; the end of file ends it.""",
                /* shows= */ """
                A pipe has a read end and a write end. What goes in at one end comes out at the other, in order, as a \
                copy. The receiver waits while the pipe is empty, and the sender while it is full.""",
                /* watchFor= */ """
                The track counts the items in flight: the slow receiver lets them pile up in the pipe. When the \
                sender has closed its end, the receiver still gets them all, and only then the EOFError.""",
                /* moveThis= */ """
                Make the receiver quick, and it waits for every item. Make the items large, and the pipe holds one: \
                the sender waits for room.""",
                /* pythonAndJava= */ """
                Python's Pipe sends pickled objects. Java's PipedInputStream is for threads of one process only; here \
                a FIFO of the operating system carries serialized Java objects.""",
                new Talk(
                        /* solves= */ """
                        Processes share no memory. A pipe carries copies from one to the other, and makes both wait \
                        when they must.""",
                        /* tradeOff= */ """
                        Every item is packed, copied into the kernel, copied out and unpacked.""",
                        /* example= */ """
                        In a shell, the bar in "sort names | uniq" is a pipe between two processes.""",
                        /* tidbit= */ """
                        On Linux a pipe holds 65,536 bytes. What does not fit waits in the sender.""",
                        /* question= */ """
                        The receiver changes a list that it has received. Does the sender see it?""",
                        /* answer= */ """
                        No. What came out of the pipe is a copy."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("items", "Items", 1, 40, 8, "How many items are sent."),
                Knob.number("sendMs", "Time to make", 0, 2000, 10, 500, "How long the sender takes for an item.")
                        .in("ms")
                        .whileRunning(),
                Knob.number(
                                "receiveMs",
                                "Time to process",
                                0,
                                2000,
                                10,
                                1000,
                                "How long the receiver takes for an item.")
                        .in("ms")
                        .whileRunning(),
                Knob.integer("sizeKb", "Size of an item", 0, 256, 0, "How much data each item carries.")
                        .in("KB"));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Slow receiver", "Items pile up in the pipe.", Map.of()),
                new Preset("Quick receiver", "It waits for every item.", Map.of("sendMs", 1000.0, "receiveMs", 100.0)),
                new Preset("Large items", "The pipe is full with one: the sender waits.", Map.of("sizeKb", 48)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("all", "Every item came out, in order, and then the end of file."),
                Outcome.forbidden("some", "Items were lost, or came out in another order."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private final Deque<String> inTransit = new ArrayDeque<>();
            private int sent;
            private int inOrder;

            @Override
            public void event(NamedEvent event) {
                if (event.isBy("Sender") && event.is(Kind.SENT)) {
                    sent++;
                    inTransit.add(event.text());
                } else if (event.isBy("Receiver") && event.is(Kind.RECEIVED)) {
                    inOrder += event.text().equals(inTransit.poll()) ? 1 : 0;
                }
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        inOrder == knobs.integer("items") ? "all" : "some",
                        "%d items were sent, %d came out in order.",
                        sent,
                        inOrder);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Pipe<String> pipe = stage.processes().pipe("pipe");
        PipeWriter<String> writer = pipe.writer();
        PipeReader<String> reader = pipe.reader();
        stage.processes().start("Sender", place -> send(place, writer));
        stage.processes().start("Receiver", place -> receive(place, reader));
        writer.close(); // the children have their own copies
        reader.close();
        stage.joinAll();
    }

    private static void send(ExecutionContext place, PipeWriter<String> writer) {
        String more = ".".repeat(place.integer("sizeKb") * 1024);
        for (int n = 1; n <= place.integer("items"); n++) {
            place.work(place.number("sendMs"));
            writer.send("item " + n + " " + more); // waits while the pipe is full
        }
        writer.close();
    }

    private static void receive(ExecutionContext place, PipeReader<String> reader) {
        try {
            while (true) {
                reader.receive(); // waits while the pipe is empty
                place.work(place.number("receiveMs"));
            }
        } catch (EndOfFile end) {
            place.print("end of file");
        }
    }
}
