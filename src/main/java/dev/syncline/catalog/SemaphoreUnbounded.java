package dev.syncline.catalog;

import dev.syncline.primitive.Semaphore;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Threads that gave up waiting still release, so a semaphore of two permits grows to four. */
final class SemaphoreUnbounded implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.SEMAPHORE,
                3,
                "Over-released semaphore",
                /* summary= */ """
                Released more often than acquired, Semaphore(2) grows, until four downloads run at once.""",
                /* shows= */ """
                Two downloads may run at a time. A download that waits too long gives up, and then makes a common \
                mistake: it releases unconditionally, even a permit that it never got. A semaphore does not know who \
                has a permit. It accepts each release, and has one permit more.""",
                /* watchFor= */ """
                A wait that times out, and the release right after it. The next one gets in with this permit, as the \
                third. In the end no download waits any more: there are as many permits as downloads, and no limit is \
                left.""",
                /* moveThis= */ """
                Make it a BoundedSemaphore: for each extra release, one of them gets a ValueError in the end. See \
                which. Then release only what was acquired, and two is the limit again.""",
                /* pythonAndJava= */ """
                The same in both, but Java has no bounded semaphore: there the mistake always goes unnoticed. In \
                Python, the line "with semaphore:" cannot go wrong like this, but it cannot give up waiting either.""",
                new Talk(
                        /* solves= */ """
                        BoundedSemaphore solves one thing: a program that releases too much fails loudly, instead of \
                        losing its limit silently.""",
                        /* tradeOff= */ """
                        The error comes when the bound is reached, which may be late and in another thread's release. \
                        Until then, too many get in here, too.""",
                        /* example= */ """
                        A cloakroom with two coat hooks. A guest who is tired of queueing hands in a home-made ticket, \
                        and the attendant accepts it.""",
                        /* tidbit= */ """
                        Sometimes growing is what you want: a semaphore that begins with 0 is released by one thread \
                        and acquired by others. So the plain one must not refuse.""",
                        /* question= */ """
                        Why does it stop growing at four permits?""",
                        /* answer= */ """
                        There are four downloads. With four permits no download waits, so none gives up. The program \
                        looks healthy, and the server that it should protect has twice the load."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice(
                                "release",
                                "Release",
                                List.of("always", "if acquired"),
                                "Whether a download releases even if it got no permit.")
                        .formerOption("always", "in any case"),
                Knob.onOff("bounded", "Bounded", false, "Whether it is a BoundedSemaphore(2)."),
                Knob.integer("downloads", "Downloads", 2, 8, 4, "How many threads want one of the two slots."),
                Knob.integer("rounds", "Rounds", 1, 20, 4, "How often each of them tries."),
                Knob.number("holdMs", "Time to load", 0, 4000, 50, 2400, "How long a download takes.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("timeoutMs", "Timeout", 50, 4000, 50, 500, "How long a download waits before it gives up.")
                        .in("ms")
                        .formerly("patienceMs")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("It grows", "Two permits become four.", Map.of()),
                new Preset(
                        "Bounded", "Too many get in here, too, but a ValueError reveals it.", Map.of("bounded", true)),
                new Preset("The cure", "Only what was acquired is released.", Map.of("release", "if acquired")));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("grown", "Each extra release made a permit out of nothing.")
                        .when("release", "always")
                        .when("bounded", false)
                        .wrongResult(),
                Outcome.expected("refused", "The bound caught each extra release, sooner or later.")
                        .when("release", "always")
                        .when("bounded", true)
                        .raisesAnError(),
                Outcome.interesting(
                                "kept",
                                "No download gave up, so there was no extra release, but nothing guaranteed it.")
                        .when("release", "always")
                        .rightByLuck(),
                Outcome.expected("kept", "Two permits from the beginning to the end, and never three inside."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private final Set<String> inside = new HashSet<>();
            private int most;
            private int atEnd = 2;
            private int gaveUp;
            private int refused;

            @Override
            public void event(NamedEvent event) {
                if (event.isBy("Main")) {
                    return; // in Python it counts the permits at the end, by taking them
                }
                if (event.is(Kind.ACQUIRED, "slots")) {
                    inside.add(event.actor());
                    most = Math.max(most, inside.size());
                    atEnd = event.value();
                } else if (event.is(Kind.RELEASED, "slots")) {
                    inside.remove(event.actor());
                    atEnd = event.value();
                } else if (event.is(Kind.RAISED, "slots")) {
                    inside.remove(event.actor());
                    refused++;
                } else if (event.is(Kind.TIMED_OUT, "slots")) {
                    gaveUp++;
                }
            }

            @Override
            public Judgement judgement() {
                String kept = most <= 2 && atEnd == 2 ? "kept" : "grown";
                return Judgement.of(
                        refused > 0 ? "refused" : kept,
                        "Inside at once: %d at most. Permits at the start: 2, at the end: %d. Gave up: %d. Refused: %d.",
                        most,
                        atEnd,
                        gaveUp,
                        refused);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Semaphore slots = stage.isOn("bounded") ? stage.boundedSemaphore("slots", 2) : stage.semaphore("slots", 2);
        for (int n = 1; n <= stage.integer("downloads"); n++) {
            stage.start("Download " + n, () -> {
                for (int i = 0; i < stage.integer("rounds"); i++) {
                    download(stage, slots);
                    stage.sleep(200 * stage.random().nextDouble(0.5, 1.5));
                }
            });
        }
        stage.joinAll();
    }

    private void download(Stage stage, Semaphore slots) {
        boolean acquired = slots.acquire(Duration.ofMillis((long) stage.number("timeoutMs")));
        try {
            if (acquired) {
                stage.work(stage.number("holdMs") * stage.random().nextDouble(0.8, 1.2));
            } else {
                stage.print("Gave up.");
            }
        } finally {
            if (acquired || stage.choice("release").equals("always")) { // always: the mistake
                giveBack(stage, slots);
            }
        }
    }

    private void giveBack(Stage stage, Semaphore slots) {
        try {
            slots.release();
        } catch (IllegalStateException error) {
            stage.print("ValueError: " + error.getMessage());
        }
    }
}
