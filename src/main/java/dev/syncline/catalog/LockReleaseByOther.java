package dev.syncline.catalog;

import dev.syncline.primitive.AnyLock;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A steward unlocks an occupied cabin from outside: any thread can release a Lock, only the owner an RLock. */
final class LockReleaseByOther implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.LOCK,
                3,
                "Releasing somebody else's lock",
                /* summary= */ """
                A thread releases a lock that another one holds: a Lock allows it, and two are inside at once.""",
                /* shows= */ """
                It is often said that only the owner may release a lock. That is true of an RLock. A plain Lock in \
                Python has no owner: any thread may release it. It knows only whether it is locked, not by whom.""",
                /* watchFor= */ """
                The steward's release, and the passenger that gets in at that moment: two are inside. From then on \
                there is one release too many, and each release lets a passenger in too early. The error comes at the \
                very end, to a passenger who did nothing wrong.""",
                /* moveThis= */ """
                Change the kind to RLock: the steward gets the error at once, and no second passenger gets in. Or let \
                the steward release twice. You can do it yourself: press door.release().""",
                /* pythonAndJava= */ """
                Python's threading.Lock is like this, and its RLock refuses: RuntimeError, "cannot release un-acquired \
                lock". Java's ReentrantLock always has an owner; any other thread gets an \
                IllegalMonitorStateException. A lock without an owner is a Semaphore with one permit in Java.""",
                new Talk(
                        /* solves= */ """
                        A lock without an owner can be passed on: one thread acquires it, another releases it when the \
                        work is done. It is small and fast.""",
                        /* tradeOff= */ """
                        A release by mistake goes unnoticed. An owner costs a little time at every call and reveals \
                        the mistake where it is made.""",
                        /* example= */ """
                        On an airliner the crew can open the lavatory door from outside. That is good in an emergency, \
                        and bad if it is done by mistake.""",
                        /* tidbit= */ """
                        With "with lock:" this mistake can hardly be made: acquire and release are one block, in one \
                        thread. It takes a release() written by hand.""",
                        /* question= */ """
                        The last passenger gets the error "release unlocked lock". Where is the mistake in the \
                        program?""",
                        /* answer= */ """
                        Not there. That passenger did everything right: acquired once, released once. The mistake was \
                        made long before, by another thread."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice("kind", "Kind of lock", List.of("Lock", "RLock"), "Whether the lock has an owner."),
                Knob.integer("passengers", "Passengers", 2, 6, 3, "How many threads want the cabin."),
                Knob.number("insideMs", "Time inside", 0, 5000, 50, 4000, "How long a passenger is inside.")
                        .in("ms")
                        .whileRunning(),
                Knob.integer("releases", "Steward's releases", 0, 3, 1, "How often the steward releases the lock."),
                Knob.number(
                                "stewardMs",
                                "Steward delay",
                                0,
                                5000,
                                50,
                                1500,
                                "How long the steward waits before each release.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Two at once", "The steward releases a lock that is not theirs.", Map.of()),
                new Preset("The owner's lock", "An RLock refuses the steward at once.", Map.of("kind", "RLock")),
                new Preset("No interference", "One after the other, whatever the lock.", Map.of("releases", 0)),
                new Preset("Three at once", "The steward does it twice.", Map.of("releases", 2)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("several-inside", "A Lock has no owner, so another thread could release it.")
                        .when("kind", "Lock")
                        .wrongResult(),
                Outcome.expected("one-at-a-time", "There were never two inside at once."),
                Outcome.interesting("lucky", "The steward released it, and no passenger got in too early, by chance.")
                        .when("kind", "Lock")
                        .rightByLuck(),
                Outcome.forbidden("stranger-accepted", "An RLock let a thread that does not own it release it."));
    }

    @Override
    public List<Button> buttons() {
        return List.of(Button.of("door", "release"));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        boolean owned = knobs.choice("kind").equals("RLock");
        return new Judge() {
            private final Set<String> inside = new HashSet<>();
            private int most;
            private int accepted;

            @Override
            public void event(NamedEvent event) {
                if (event.isBy("Passenger")) {
                    if (event.is(Kind.ACQUIRED, "door")) {
                        inside.add(event.actor());
                        most = Math.max(most, inside.size());
                    } else if (event.is(Kind.RELEASED, "door") || event.is(Kind.RAISED, "door")) {
                        inside.remove(event.actor());
                    }
                } else if (event.isBy("Steward")) {
                    accepted += event.is(Kind.RELEASED, "door") ? 1 : 0;
                }
            }

            @Override
            public Judgement judgement() {
                String alone = accepted == 0 ? "one-at-a-time" : owned ? "stranger-accepted" : "lucky";
                return Judgement.of(
                        most > 1 ? "several-inside" : alone,
                        "Inside at once: %d at most. The steward's releases: %d of %d were accepted.",
                        most,
                        accepted,
                        knobs.integer("releases"));
            }
        };
    }

    @Override
    public void play(Stage stage) {
        AnyLock door = stage.choice("kind").equals("RLock") ? stage.rLock("door") : stage.lock("door");
        SharedVariable mirror = stage.variable("mirror", 0);
        stage.start("Passenger 1", () -> {
            door.acquire();
            startOthers(stage, door, mirror); // the cabin is occupied
            use(stage, mirror, 1);
            release(stage, door);
        });
        stage.joinAll();
    }

    private void startOthers(Stage stage, AnyLock door, SharedVariable mirror) {
        for (int n = 2; n <= stage.integer("passengers"); n++) {
            int number = n;
            stage.start("Passenger " + n, () -> {
                door.acquire();
                use(stage, mirror, number);
                release(stage, door);
            });
        }
        stage.start("Steward", () -> {
            for (int i = 0; i < stage.integer("releases"); i++) {
                stage.sleep(stage.number("stewardMs"));
                release(stage, door); // has never acquired it
            }
        });
    }

    private void use(Stage stage, SharedVariable mirror, int number) {
        mirror.write(number); // writes its number on the mirror
        stage.work(stage.number("insideMs"));
        int found = mirror.read();
        if (found != number) {
            stage.print("I wrote %d on the mirror, and find %d: I was not alone.".formatted(number, found));
        }
    }

    private void release(Stage stage, AnyLock door) {
        try {
            door.release();
        } catch (IllegalMonitorStateException refusal) {
            stage.print("RuntimeError: " + refusal.getMessage());
        }
    }
}
