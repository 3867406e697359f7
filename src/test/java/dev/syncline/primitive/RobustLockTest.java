package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.process.Bench;
import dev.syncline.process.RobustLock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class RobustLockTest extends AcquirableContract {
    private final Bench bench = new Bench(recording, gate);

    @AfterEach
    void clearTheBench() {
        troupe.close();
        bench.close();
    }

    @Override
    void letTimeRunOut(Player player) {
        bench.advance(HOUR.plusNanos(1));
    }

    private RobustLock robust() {
        return bench.make("RobustLock", Map.of(), object -> bench.things().robustLock(object));
    }

    @Override
    Subject make(boolean fair) {
        return new ProcessLockOf(robust());
    }

    @Override
    int taken() {
        return 1;
    }

    @Test
    void goesToTheNextOneWhenTheThreadThatHoldsItHasEnded() {
        RobustLock lock = robust();
        Player mortal = troupe.player("Mortal");
        mortal.does(lock::acquire);
        waits(b, lock::acquire);
        mortal.leave();
        b.finishes();
        assertThat(lock.ownerDied()).isTrue();
        assertThat(recording.lines()).endsWith("B waiting 1 by Mortal", "B acquired 1 by Mortal");
        assertThat(recording.lastText()).isEqualTo("the owner died and never released it");
        b.does(lock::release);
        c.does(lock::acquire);
        assertThat(lock.ownerDied()).isFalse();
        c.does(lock::release);
    }

    @Test
    void onlyWhoHoldsItMayReleaseIt() {
        RobustLock lock = robust();
        a.does(lock::acquire);
        b.begins(lock::release);
        assertThat(b.getsThrown(IllegalMonitorStateException.class)).hasMessage("cannot release un-acquired lock");
        a.does(lock::release);
    }
}
