package dev.syncline.catalog;

import dev.syncline.primitive.Lock;
import dev.syncline.primitive.SharedVariable;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Doors of a museum count visitors; each lost update is caught in the act: which door overwrites whose number. */
final class RaceReadModifyWrite implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.TROUBLE,
                2,
                "Lost update: whose write was overwritten",
                /* summary= */ """
                Doors count visitors with n += 1, and every update that gets lost is named when it happens.""",
                /* shows= */ """
                n += 1 is read, add, write. Between the read and the write another door may get in; then the write \
                overwrites a newer number with an old one. Here each door checks once more just before it writes, and \
                says which number it is about to overwrite. It writes nevertheless, as a program without a lock \
                would.""",
                /* watchFor= */ """
                The lines that the doors print: I read 3; since then it has become 4; my 4 wipes that out. The number \
                on the board can even go down.""",
                /* moveThis= */ """
                With the lock "none" there is no check either: as much is lost, and nothing shows it. With "whole \
                update" a door takes the pen before the read, and nothing is lost. With "write only" it takes the pen \
                too late, when it has already read.""",
                /* pythonAndJava= */ """
                The race is there in both, and it hides in both. With a plain n += 1 from four threads, 265,000 to \
                377,000 of 800,000 additions were lost on CPython 3.8 and 3.9, and none in three runs each on 3.10 to \
                3.13. On JDK 17 a plain n++ loop lost 552,463 in its first run and none in the next two. Traced, about \
                three quarters were lost on CPython 3.9, 3.11 and 3.13, because tracing makes threads switch more \
                often. So here the read and the write are two steps. Java's AtomicInteger adds in one step; Python's library has nothing \
                like it, so use a Lock.""",
                new Talk(
                        /* solves= */ """
                        A lost update leaves no trace: no error, no wrong line, only a number that is too small. \
                        Checking once more before the write makes it visible.""",
                        /* tradeOff= */ """
                        A lock around all three steps makes the doors wait for each other. A lock around the write \
                        alone costs the same and helps nothing, because the value that is written is already stale.""",
                        /* example= */ """
                        Two people edit the same page of a wiki. The last one to save wins, unless the wiki checks \
                        whether the page is still the one that you started from.""",
                        /* tidbit= */ """
                        Check again, and write only if nothing has changed, otherwise start over: that is \
                        compare-and-set, and processors can do it in one step. AtomicInteger is built on it.""",
                        /* question= */ """
                        The pen makes sure that only one door writes at a time. Why are updates still lost?""",
                        /* answer= */ """
                        Because the read happened before the pen was taken. The lock must cover everything from the \
                        read to the change that depends on it."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice("lock", "Lock", List.of("write only", "none", "whole update"), "When a door holds the pen.")
                        .formerly("mode")
                        .formerOption("write only", "caught")
                        .formerOption("none", "free")
                        .formerOption("whole update", "locked"),
                Knob.integer("doors", "Doors", 1, 8, 3, "How many threads count visitors."),
                Knob.integer("rounds", "Visitors each", 1, 200, 6, "How many visitors come through each door."),
                Knob.number("gapMs", "Gap", 0, 2000, 10, 700, "The time from the read to the write, approximately.")
                        .in("ms")
                        .formerly("gap")
                        .whileRunning(),
                Knob.number("pauseMs", "Delay", 0, 2000, 10, 700, "The time until the next visitor, approximately.")
                        .in("ms")
                        .formerly("pause")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Caught in the act", "Each lost update is named when it happens.", Map.of()),
                new Preset("Unnoticed", "The same without the check: only the sum is wrong.", Map.of("lock", "none")),
                new Preset(
                        "The lock",
                        "The pen is taken before the read: nothing is lost.",
                        Map.of("lock", "whole update")),
                new Preset(
                        "Full speed",
                        "No gap, no lock: sometimes nothing is lost. Press Start several times.",
                        Map.of("lock", "none", "doors", 8, "rounds", 200, "gapMs", 0.0, "pauseMs", 0.0)),
                new Preset(
                        "The lost visitor",
                        "Both doors read the board before one writes: one visitor is lost, every time.",
                        Map.of("lock", "none", "doors", 2, "rounds", 1, "gapMs", 0.0, "pauseMs", 0.0),
                        "0x2,1,2,1,2,1,2,1,2,0"));
    }

    @Override
    public Axis axis() {
        return Axis.EVENTS;
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("lost", "Updates were lost, and each loss was seen.")
                        .when("lock", "write only")
                        .wrongResult(),
                Outcome.expected("lost", "Updates were lost, and nothing showed it.")
                        .when("lock", "none")
                        .wrongResult(),
                Outcome.forbidden("lost", "With the pen from the read to the write, no update may be lost."),
                Outcome.expected("exact", "Every visitor is counted.").when("lock", "whole update"),
                Outcome.interesting("exact", "Nothing was lost this time, but nothing guaranteed it.")
                        .rightByLuck(),
                Outcome.forbidden("not-seen", "An update was lost unseen, though each write was checked."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        boolean checked = knobs.choice("lock").equals("write only");
        int came = knobs.integer("doors") * knobs.integer("rounds");
        return new Judge() {
            private final Map<String, Integer> seen = new HashMap<>(); // what each door adds one to: its first read
            private int board;
            private int wipedOut;

            @Override
            public void event(NamedEvent event) {
                if (event.isBy("Door") && event.is(Kind.READ, "board")) {
                    seen.putIfAbsent(event.actor(), event.value());
                } else if (event.is(Kind.WROTE, "board")) {
                    Integer read = seen.remove(event.actor());
                    wipedOut += read == null ? 0 : board - read; // negative if it brings some back
                    board = event.value();
                }
            }

            @Override
            public Judgement judgement() {
                int lost = came - board;
                String id = lost == 0 ? "exact" : "lost";
                String figures = "%d visitors came, the board says %d: %d lost";
                return checked
                        ? Judgement.of(
                                wipedOut == lost ? id : "not-seen",
                                figures + ", %d of them seen as it happened.",
                                came,
                                board,
                                lost,
                                wipedOut)
                        : Judgement.of(id, figures + ".", came, board, lost);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        SharedVariable board = stage.variable("board", 0);
        Lock pen = stage.lock("pen");
        for (int n = 1; n <= stage.integer("doors"); n++) {
            stage.start("Door " + n, () -> {
                for (int i = 0; i < stage.integer("rounds"); i++) {
                    count(stage, board, pen);
                    stage.sleep(about(stage, "pauseMs"));
                }
            });
        }
        stage.joinAll();
        stage.print("The board says %d.".formatted(board.read()));
    }

    private void count(Stage stage, SharedVariable board, Lock pen) {
        String locked = stage.choice("lock");
        if (locked.equals("whole update")) {
            pen.acquire(); // in time: no door can write until we have written
        }
        int seen = board.read();
        stage.work(about(stage, "gapMs")); // does another door get in here?
        if (locked.equals("write only")) {
            pen.acquire(); // too late: what we have seen may be old
            int now = board.peek(); // only for the line below: it is not what we add one to
            if (now != seen) {
                stage.print(
                        "I read %d; since then it has become %d. My %d wipes that out.".formatted(seen, now, seen + 1));
            }
        }
        board.write(seen + 1);
        if (!locked.equals("none")) {
            pen.release();
        }
    }

    private double about(Stage stage, String knob) {
        return stage.number(knob) * stage.random().nextDouble(0.5, 1.5);
    }
}
