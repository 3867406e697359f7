package dev.syncline.run.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.capture.LineFinder;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Timeout;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The turns of actors that find out by trying whether their wait is over. */
@org.junit.jupiter.api.Timeout(60)
class LedWaitsTest {
    private final RunGate gate = new RunGate(new RunClock(), new LineFinder(LedWaitsTest.class), System::nanoTime);
    private final List<String> tries = new CopyOnWriteArrayList<>();
    private final Map<String, Boolean> inTime = new ConcurrentHashMap<>();
    private int made;
    private volatile boolean open;

    @BeforeEach
    void controlTheRunFromItsStart() {
        gate.followBlocked(actor -> false);
        gate.force(true);
    }

    @Test
    void waitsAreLedOnlyInARunThatIsControlledFromItsFirstOperationOn() {
        assertThat(gate.leadsWaits()).isTrue();
        begin("Ann", () -> gate.pass(Actor.current()));
        gate.force(false);
        assertThat(gate.leadsWaits()).isFalse();
        gate.force(true);
        assertThat(gate.leadsWaits()).isFalse();
    }

    @Test
    void allTryAgainInTheOrderInWhichTheyBeganToWaitWhenAnotherHasDoneSomething() {
        Actor doer = begin("Doer", () -> {
            gate.pass(Actor.current());
            gate.pass(Actor.current());
        });
        begin("Ann", () -> waitsUntilOpen(Timeout.FOREVER));
        begin("Bob", () -> waitsUntilOpen(Timeout.FOREVER));
        awaitQuiet();
        assertThat(tries).containsExactly("Ann", "Bob", "Ann"); // the first wait of Bob may have let Ann go on

        open = true;
        assertThat(gate.grant(doer, 0)).isTrue();
        awaitQuiet();

        assertThat(tries).containsExactly("Ann", "Bob", "Ann", "Ann", "Bob");
        assertThat(inTime).containsOnly(Map.entry("Ann", true), Map.entry("Bob", true));
    }

    @Test
    void aTimeIsOverOnlyByAGrant() {
        Actor ann = begin("Ann", () -> waitsUntilOpen(1));
        awaitQuiet();
        assertThat(inTime).isEmpty();

        assertThat(gate.grant(ann, 0)).isTrue();

        await().untilAsserted(() -> assertThat(inTime).containsEntry("Ann", false));
    }

    @Test
    void aWaitUntilAllIsQuietIsOverWhenNobodyElseDoesAnything() {
        begin("Ann", () -> waitsUntilOpen(Timeout.FOREVER));
        begin("Bob", () -> waitsUntilOpen(Timeout.UNTIL_QUIET));
        awaitQuiet();

        assertThat(inTime).containsOnly(Map.entry("Bob", false));
    }

    @Test
    void whenTheRunIsNoLongerControlledTheyWaitByThemselves() {
        begin("Ann", () -> waitsUntilOpen(Timeout.FOREVER));
        awaitQuiet();
        open = true;

        gate.force(false);

        await().untilAsserted(() -> assertThat(inTime).containsEntry("Ann", true));
    }

    private void waitsUntilOpen(long limit) {
        Actor me = Actor.current();
        boolean again = false;
        boolean isInTime = true;
        tries.add(me.name());
        while (isInTime && !open) {
            isInTime = gate.awaitTurn(me, limit, again);
            again = true;
            tries.add(me.name());
        }
        inTime.put(me.name(), isInTime);
    }

    private Actor begin(String name, Runnable body) {
        Actor actor = new Actor(made++, name);
        gate.begin(actor);
        Thread thread = new Thread(() -> actor.run(() -> {
            gate.awaitBegin(actor);
            body.run();
            gate.end(actor);
        }));
        thread.setDaemon(true);
        thread.start();
        return actor;
    }

    private void awaitQuiet() {
        await().until(() -> gate.states().isQuiet());
    }
}
