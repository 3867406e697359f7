package dev.syncline.primitive;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What the contract tests of all primitives have: players, a gate, and a recording of the events. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class PrimitiveContract {
    static final Duration HOUR = Duration.ofHours(1);

    final Recording recording = new Recording();
    final Turnstile gate = new Turnstile();
    final Probe probe = new Probe(recording, gate, 7);
    final Troupe troupe = new Troupe();
    final Player a = troupe.player("A");
    final Player b = troupe.player("B");
    final Player c = troupe.player("C");

    @AfterEach
    void endThePlayers() {
        gate.open();
        troupe.close();
    }

    /** Lets the player begin something, and returns when that waits, and its time-out has begun to run. */
    void waits(Player player, Runnable body) {
        int before = recording.waits();
        player.begins(body);
        Soon.until(() -> recording.waits() > before && player.isParked());
    }

    /** Moves the clock past an hour and makes the player look at it. */
    void letTimeRunOut(Player player) {
        gate.advance(HOUR.plusNanos(1));
        player.wakeForNothing();
    }

    /** Lets the time of a waiting player run out and leaves it standing at the gate, before it gives up. */
    void leaveAtTheGate(String name, Player player) {
        gate.stop(name);
        letTimeRunOut(player);
        gate.awaitStanding(name);
    }
}
