package dev.syncline.catalog;

import dev.syncline.process.ipc.ChildProcess;
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
import java.util.List;
import java.util.Map;

/**
 * The parent forgets to close its copy of the write end, and the receiver waits for an end of file that does not come.
 */
final class PipeForgottenEnd implements Scenario {
    @Override
    public List<String> engines() {
        return List.of("processes");
    }

    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.EXCHANGE,
                2,
                "Pipe: the unclosed write end",
                /* summary= */ """
                The sender has closed its end and is gone, but the receiver gets no end of file: the parent still has \
                a copy.""",
                /* shows= */ """
                The process that makes a pipe has both of its ends, and a child gets copies. The end of file comes \
                when the last copy of the write end is closed, in whichever process.""",
                /* watchFor= */ """
                The sender closes its end and ends. The receiver keeps waiting, though no process is left that would \
                send anything. It continues when the parent closes its own copy.""",
                /* moveThis= */ """
                Let the parent close its copy at once, and the end of file comes with the end of the sender. If it \
                never does so, only Stop ends the run.""",
                /* pythonAndJava= */ """
                The same for every pipe of the operating system. In Python, a child that was forked has copies of both \
                ends, even without being passed any.""",
                new Talk(
                        /* solves= */ """
                        The end of file says that nothing more will come, without a special last item.""",
                        /* tradeOff= */ """
                        It depends on every process closing what it does not use. One process that forgets it keeps \
                        all readers waiting.""",
                        /* example= */ """
                        A shell closes both its ends of the pipe in "sort names | uniq". If it did not, uniq would \
                        never end.""",
                        /* tidbit= */ """
                        The receiver itself may be the culprit: if it was passed both ends, it waits for itself.""",
                        /* question= */ """
                        The sender is killed with kill -9 before it closes anything. What does the receiver see?""",
                        /* answer= */ """
                        The end of file, if no other copy is open: when a process ends, however it ends, the operating \
                        system closes its ends."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice(
                        "parent",
                        "The parent closes",
                        List.of("late", "at once", "never"),
                        "When the parent closes its copy of the write end."),
                Knob.integer("items", "Items", 1, 20, 4, "How many items the sender sends."),
                Knob.number(
                                "workMs",
                                "Time to work",
                                0,
                                2000,
                                10,
                                600,
                                "How long the sender and the receiver take for an item.")
                        .in("ms")
                        .whileRunning(),
                Knob.number(
                                "lateMs",
                                "Closing delay",
                                0,
                                10_000,
                                100,
                                4000,
                                "How long the parent keeps its copy after the sender has ended.")
                        .in("ms"));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Forgotten", "The receiver waits until the parent remembers.", Map.of()),
                new Preset("Closed at once", "The end of file comes when it should.", Map.of("parent", "at once")),
                new Preset("Forever", "The parent never closes it: press Stop.", Map.of("parent", "never")));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.forbidden("waited", "Every copy was closed, and yet the end of file did not come.")
                        .when("parent", "at once"),
                Outcome.expected("waited", "The end of file came only when the parent closed its copy.")
                        .standsStill(),
                Outcome.expected("ended", "The end of file came with the end of the sender.")
                        .when("parent", "at once"),
                Outcome.forbidden("ended", "The end of file came although the parent had a copy."),
                Outcome.expected(Outcome.STALLED, "The end of file cannot come while the parent has a copy.")
                        .when("parent", "never"),
                Outcome.interesting(Outcome.STOPPED, "It was stopped before it ended."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private boolean closed; // by the parent
            private boolean waited; // for the parent to close its copy, when the sender was known to be gone
            private boolean early; // the end of file came while the parent had its copy

            @Override
            public void event(NamedEvent event) {
                if (event.isBy("Main")) {
                    waited |= event.is(Kind.PASSED, "Sender") && !closed;
                    closed |= event.is(Kind.CLOSED) && event.text().equals("the write end");
                } else if (event.is(Kind.RAISED) && event.isBy("Receiver")) {
                    early = !closed;
                }
            }

            @Override
            public Judgement judgement() {
                return waited && !early
                        ? new Judgement(
                                "waited",
                                "The sender was gone, and the receiver waited until the parent closed its copy.")
                        : new Judgement("ended", "The receiver got the end of file when the sender was done.");
            }
        };
    }

    @Override
    public void play(Stage stage) {
        String parent = stage.choice("parent");
        Pipe<String> pipe = stage.processes().pipe("pipe");
        PipeWriter<String> writer = pipe.writer();
        PipeReader<String> reader = pipe.reader();
        ChildProcess sender = stage.processes().start("Sender", place -> send(place, writer));
        ChildProcess receiver = stage.processes().start("Receiver", place -> receive(place, reader));
        reader.close();

        if (parent.equals("at once")) {
            writer.close();
        }
        sender.join();
        stage.print("The sender is gone.");
        if (parent.equals("late")) {
            stage.sleep(stage.number("lateMs")); // as if it had something else to do
            writer.close();
        }
        receiver.join(); // forever, if the parent has not closed its copy
    }

    private static void send(ExecutionContext place, PipeWriter<String> writer) {
        for (int n = 1; n <= place.integer("items"); n++) {
            place.work(place.number("workMs"));
            writer.send("item " + n);
        }
        writer.close();
    }

    private static void receive(ExecutionContext place, PipeReader<String> reader) {
        try {
            while (true) {
                reader.receive(); // waits for an item or for the end of file
                place.work(place.number("workMs"));
            }
        } catch (EndOfFile end) {
            place.print("end of file");
        }
    }
}
