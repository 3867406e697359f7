package dev.syncline.run.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.capture.LineFinder;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Killed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The tempo of a gate, by a machine's clock that the test sets. */
@Timeout(60)
class TempoTest {
    private static final int TEMPO = 300;

    private final AtomicLong wall = new AtomicLong();
    private final RunClock clock = new RunClock();
    private final RunGate gate = new RunGate(clock, new LineFinder(Gate.class), wall::get);
    private final List<String> passed = Collections.synchronizedList(new ArrayList<>());
    private final List<Actor> actors = new ArrayList<>();

    @AfterEach
    void killAll() {
        actors.forEach(Actor::kill);
        gate.states().lookAgain();
    }

    @Test
    void letsOneOperationPassAtATimeInTheOrderInWhichTheyCame() {
        gate.tempo(TEMPO);
        arrive("Ann");
        await().until(() -> passed.equals(List.of("Ann")));
        Actor bob = arrive("Bob");
        await().until(() -> isHeld(bob));
        Actor cleo = arrive("Cleo");
        await().until(() -> isHeld(cleo));

        advance(TEMPO - 1);
        assertThat(isHeld(bob)).isTrue();
        advance(1);
        await().until(() -> passed.size() > 1);
        assertThat(passed).containsExactly("Ann", "Bob");
        assertThat(isHeld(cleo)).isTrue();
        advance(TEMPO);
        await().until(() -> passed.equals(List.of("Ann", "Bob", "Cleo")));
    }

    @Test
    void theClockOfTheRunStandsStillWhileAnOperationIsHeldBack() {
        gate.tempo(TEMPO);
        arrive("Ann");
        await().until(() -> passed.contains("Ann"));
        assertThat(clock.isStopped()).isFalse();

        Actor bob = arrive("Bob");
        await().until(() -> isHeld(bob));
        assertThat(clock.isStopped()).isTrue();
        long before = gate.nanos();

        advance(TEMPO);
        await().until(() -> passed.contains("Bob"));
        assertThat(clock.isStopped()).isFalse();
        assertThat(gate.nanos() - before)
                .as("each operation is a moment of its own")
                .isGreaterThanOrEqualTo(Tempo.STEP);
    }

    @Test
    void noTimeoutExpiresWhileAnOperationIsHeldBack() {
        gate.tempo(TEMPO);
        arrive("Ann");
        await().until(() -> passed.contains("Ann"));
        Actor bob = arrive("Bob");
        await().until(() -> isHeld(bob));

        AtomicBoolean timedOut = new AtomicBoolean();
        Actor waiter = new Actor(9, "Waiter");
        start(waiter, () -> timedOut.set(!gate.await(waiter, true, gate.nanos() + 1)));
        await().until(() -> gate.states().state(waiter) == ActorState.WAITING_WITH_DEADLINE);
        gate.states().lookAgain();
        assertThat(timedOut).isFalse();

        advance(TEMPO);
        await().untilTrue(timedOut);
    }

    @Test
    void switchedOffItHoldsNobody() {
        gate.tempo(TEMPO);
        for (String name : List.of("Ann", "Bob", "Cleo")) {
            arrive(name);
        }
        await().until(() -> actors.stream().filter(this::isHeld).count() == 2);

        gate.tempo(0);

        await().until(() -> passed.size() == 3);
        assertThat(clock.isStopped()).isFalse();
    }

    @Test
    void aFasterTempoCountsAtOnce() {
        gate.tempo(10_000);
        arrive("Ann");
        await().until(() -> passed.contains("Ann"));
        Actor bob = arrive("Bob");
        await().until(() -> isHeld(bob));

        gate.tempo(100);
        advance(100);

        await().until(() -> passed.contains("Bob"));
    }

    @Test
    void whileTheRunIsPausedOnlyAStepLetsAnOperationPass() {
        gate.tempo(TEMPO);
        arrive("Ann");
        await().until(() -> passed.contains("Ann"));
        Actor bob = arrive("Bob");
        Actor cleo = arrive("Cleo");
        await().until(() -> isHeld(bob) && isHeld(cleo));

        gate.pause();
        advance(10L * TEMPO);
        assertThat(isHeld(bob) && isHeld(cleo)).isTrue();
        assertThat(gate.grant(cleo, 0)).isTrue();
        await().until(() -> passed.contains("Cleo"));
        assertThat(isHeld(bob)).isTrue();

        gate.continueRun();
        await().until(() -> passed.contains("Bob"));
    }

    @Test
    void workersHaveToAskAtTheGate() {
        AtomicBoolean closed = new AtomicBoolean();
        gate.follow(closed::set);

        gate.tempo(TEMPO);
        assertThat(closed).isTrue();
        gate.pause();
        gate.continueRun();
        assertThat(closed).isTrue();
        gate.tempo(0);
        assertThat(closed).isFalse();
    }

    @Test
    void aKilledActorMakesRoomForTheNext() {
        gate.tempo(TEMPO);
        arrive("Ann");
        await().until(() -> passed.contains("Ann"));
        Actor bob = arrive("Bob");
        await().until(() -> isHeld(bob));
        Actor cleo = arrive("Cleo");
        await().until(() -> isHeld(cleo));

        bob.kill();
        await().until(() -> !isHeld(bob));
        advance(TEMPO);

        await().until(() -> passed.equals(List.of("Ann", "Cleo")));
    }

    private boolean isHeld(Actor actor) {
        return gate.states().state(actor) == ActorState.AT_GATE;
    }

    private void advance(long millis) {
        wall.addAndGet(Duration.ofMillis(millis).toNanos());
        gate.states().lookAgain();
    }

    /** Starts an actor that does one operation, and stays. */
    private Actor arrive(String name) {
        Actor actor = new Actor(actors.size(), name);
        actors.add(actor);
        return start(actor, () -> {
            gate.pass(actor);
            passed.add(name);
        });
    }

    private static Actor start(Actor actor, Runnable body) {
        Thread thread = new Thread(
                () -> {
                    try {
                        actor.run(body);
                    } catch (Killed killed) {
                        // the test is over for it
                    }
                },
                actor.name());
        thread.setDaemon(true);
        thread.start();
        return actor;
    }
}
