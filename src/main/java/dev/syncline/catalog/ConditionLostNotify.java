package dev.syncline.catalog;

import dev.syncline.primitive.Condition;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.SharedVariable;
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

/** A notification that comes before the wait is gone. */
final class ConditionLostNotify implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.CONDITION,
                3,
                "Lost notification",
                /* summary= */ """
                The courier rings before the resident waits at the door; the ring is lost, and the wait is in vain.""",
                /* shows= */ """
                A Condition remembers nothing. notify() wakes a thread that waits at that moment; if there is none, \
                the call has no effect. So a thread must not wait for the notification, but for what the notification \
                is about.""",
                /* watchFor= */ """
                The notification with no thread to wake. A moment later, the wait that it was meant for begins, and it \
                lasts until the timeout.""",
                /* moveThis= */ """
                Let the resident arrive before the courier, and all is well. Or switch the note on: the courier also \
                leaves a note, and the resident looks for it before waiting. Then the order does not matter.""",
                /* pythonAndJava= */ """
                The same in both. An Event or a Semaphore does remember: their set() and release() are not lost.""",
                new Talk(
                        /* solves= */ """
                        Nothing: it is a trap. The cure is a variable, changed and checked under the lock.""",
                        /* tradeOff= */ """
                        An Event is simpler if all you want to say is "it has happened". A Condition is for everything \
                        that needs a question more difficult than that.""",
                        /* example= */ """
                        You call a friend whose phone is off. There is no missed call in the list, so your friend will \
                        not call back.""",
                        /* tidbit= */ """
                        On a fast machine the waiter is usually there first, so this bug passes every test and waits \
                        for a busy day.""",
                        /* question= */ """
                        Is it enough to look at the note first and then take the lock and wait?""",
                        /* answer= */ """
                        No. The note may be written, and the bell rung, between the look and the wait. Looking and \
                        waiting must be inside the same lock."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.number("courierMs", "Courier arrives after", 0, 5000, 100, 1000, "When the bell rings.")
                        .in("ms"),
                Knob.number(
                                "residentMs",
                                "Resident arrives after",
                                0,
                                5000,
                                100,
                                2000,
                                "When the resident begins to wait.")
                        .in("ms"),
                Knob.number("timeoutMs", "Timeout", 100, 20000, 100, 5000, "How long the resident waits.")
                        .in("ms")
                        .formerly("patienceMs"),
                Knob.onOff("note", "Leave a note", false, "Whether the courier also changes a variable."));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Lost", "The bell rings first, and the wait is in vain.", Map.of()),
                new Preset("In time", "The resident waits when the bell rings.", Map.of("courierMs", 4000.0)),
                new Preset("With a note", "The bell rings first, but a note is left.", Map.of("note", true)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("lost", "A notification that no thread waits for is lost.")
                        .when("note", false)
                        .wrongResult(),
                Outcome.expected(
                                "got-it",
                                "The parcel was handed over, but only because the resident was there in time.")
                        .when("note", false)
                        .rightByLuck(),
                Outcome.expected("got-it", "The parcel was handed over."),
                Outcome.interesting("gave-up", "The courier came only when the resident had given up."));
    }

    @Override
    public List<Button> buttons() {
        return List.of(Button.of("bell", "notify"));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private boolean rang;
            private boolean late; // the resident gave up the lock for the last time before the bell rang
            private boolean gotIt;

            @Override
            public void event(NamedEvent event) {
                if (event.isBy("Resident")) {
                    late = event.is(Kind.RELEASED, "lock") ? !rang : late;
                    gotIt |= event.is(Kind.PRINTED) && event.text().startsWith("Got");
                } else {
                    rang |= event.is(Kind.NOTIFIED, "bell") && event.isBy("Courier");
                }
            }

            @Override
            public Judgement judgement() {
                if (gotIt) {
                    return Judgement.of("got-it", "The resident got the parcel.");
                }
                return Judgement.of(late ? "gave-up" : "lost", "The resident waited in vain.");
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Lock lock = stage.lock("lock");
        Condition bell = stage.condition("bell", lock);
        SharedVariable note = stage.variable("note", 0); // changed and checked only under the lock

        stage.start("Resident", () -> {
            stage.sleep(stage.number("residentMs"));
            Duration timeout = Duration.ofMillis((long) stage.number("timeoutMs"));
            lock.acquire();
            boolean gotIt = stage.isOn("note")
                    ? bell.waitFor(() -> note.read() == 1, timeout) // checks before it waits
                    : bell.await(timeout); // waits for a bell that has rung already
            lock.release();
            stage.print(gotIt ? "Got the parcel." : "No parcel came.");
        });
        stage.start("Courier", () -> {
            stage.sleep(stage.number("courierMs"));
            lock.acquire();
            if (stage.isOn("note")) {
                note.write(1);
            }
            bell.notifyOne();
            lock.release();
        });
        stage.joinAll();
    }
}
