package dev.syncline.catalog;

import dev.syncline.primitive.Event;
import dev.syncline.scenario.Button;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A gate that is opened and shut at once: the threads that waited pass, one that arrives a moment later does not. */
final class EventPulse implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.EVENT,
                4,
                "Pulsing an event",
                /* summary= */ """
                set(), then clear() at once: the threads that were waiting pass, and a latecomer waits.""",
                /* shows= */ """
                set() releases every thread that waits at that moment, and clear() cannot take that back. So wait() \
                returns True to them although, when they check, the flag is cleared again. For the latecomer it is as \
                if the gate had never been open.""",
                /* watchFor= */ """
                The ferryman's two calls, one directly after the other, and the arrows to all waiting passengers. Then \
                the latecomer, who arrives after that and waits in vain.""",
                /* moveThis= */ """
                Leave the event set, and the latecomer passes without waiting. Or let the ferry go twice: the second \
                pulse takes the latecomer along. Press both buttons to make a pulse of your own.""",
                /* pythonAndJava= */ """
                This is how Python's Event behaves. Build it in Java from a flag and a Condition, with while (!flag), \
                and the woken threads check the flag again: if it is cleared by then, they keep waiting.""",
                new Talk(
                        /* solves= */ """
                        Sometimes "go" is meant for those who are here now, and not for those who come later: the next \
                        group has to wait for the next call.""",
                        /* tradeOff= */ """
                        No thread can be sure to be there in time. A thread that is one step away from wait() misses \
                        the pulse, and nothing in the program shows it. A flag that stays set is never missed.""",
                        /* example= */ """
                        A traffic light that is green for one blink: the cars at the line go, and the one still \
                        rolling towards it stops.""",
                        /* tidbit= */ """
                        Windows has a call for it, PulseEvent. Its own manual says that it is unreliable and should \
                        not be used.""",
                        /* question= */ """
                        How do we let exactly those pass that wait now, without losing any of them?""",
                        /* answer= */ """
                        Count. With a Condition and the number of the departure, each passenger waits until that \
                        number is higher than on arrival. Such a number never goes down again."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice("signal", "Signal", List.of("pulse", "leave it set"), "Whether clear() follows set()."),
                Knob.integer("passengers", "Passengers", 1, 8, 3, "How many arrive before the gate opens."),
                Knob.integer("departures", "Departures", 1, 4, 1, "How often the ferryman gives the signal."),
                Knob.number("boardMs", "Delay before signal", 500, 5000, 50, 3000, "How long the ferryman waits.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("timeoutMs", "Timeout", 500, 15_000, 100, 6000, "How long a passenger waits at most.")
                        .in("ms")
                        .formerly("patienceMs"));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("A pulse", "Three pass, the latecomer waits in vain.", Map.of()),
                new Preset("Leave it set", "The latecomer passes at once.", Map.of("signal", "leave it set")),
                new Preset("The next ferry", "The second pulse takes the latecomer.", Map.of("departures", 2)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("left-behind", "A pulse releases only the threads that already wait.")
                        .when("signal", "pulse")
                        .wrongResult(),
                Outcome.interesting("left-behind", "A passenger timed out before the gate was opened.")
                        .wrongResult(),
                Outcome.expected("all-passed", "All passengers waited already, but nothing guaranteed it.")
                        .when("signal", "pulse")
                        .rightByLuck(),
                Outcome.expected("all-passed", "All passengers passed the gate."));
    }

    @Override
    public List<Button> buttons() {
        return List.of(Button.of("gate", "set"), Button.of("gate", "clear"));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private int passed;
            private int shut; // passengers that passed and found the flag cleared again
            private int left;

            @Override
            public void event(NamedEvent event) {
                passed += event.is(Kind.PASSED, "gate") ? 1 : 0;
                left += event.is(Kind.TIMED_OUT, "gate") ? 1 : 0;
                shut += event.is(Kind.PRINTED) && event.text().equals("wait() returned True, is_set() is False")
                        ? 1
                        : 0;
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        left == 0 ? "all-passed" : "left-behind",
                        "%d passed, %d of them found the flag down again; %d waited in vain.",
                        passed,
                        shut,
                        left);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Event gate = stage.event("gate");
        for (int n = 1; n <= stage.integer("passengers"); n++) {
            stage.start("Passenger " + n, () -> pass(stage, gate));
        }
        stage.start("Ferryman", () -> {
            for (int i = 1; i <= stage.integer("departures"); i++) {
                stage.work(stage.number("boardMs"));
                stage.untilOthersWait(); // the passengers are at the gate
                gate.set(); // all that wait now pass
                if (stage.choice("signal").equals("pulse")) {
                    gate.clear(); // and no others
                }
                if (i == 1) {
                    stage.sleep(500);
                    stage.start("Latecomer", () -> pass(stage, gate));
                }
            }
        });
        stage.joinAll();
    }

    private void pass(Stage stage, Event gate) {
        boolean answer = gate.await(Duration.ofMillis((long) stage.number("timeoutMs")));
        if (answer) {
            stage.work(1000); // boards
        }
        stage.print("wait() returned %s, is_set() is %s".formatted(inPython(answer), inPython(gate.isSet())));
    }

    private String inPython(boolean value) {
        return value ? "True" : "False";
    }
}
