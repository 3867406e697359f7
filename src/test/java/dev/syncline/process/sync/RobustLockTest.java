package dev.syncline.process.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.AcquirableContract;
import dev.syncline.primitive.contract.TestActor;
import dev.syncline.process.SharedObjectsFixture;
import dev.syncline.trace.ObjectType;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class RobustLockTest extends AcquirableContract {
    private final SharedObjectsFixture fixture = new SharedObjectsFixture(recording, gate);

    @AfterEach
    void closeFixture() {
        actors.close();
        fixture.close();
    }

    @Override
    public void advancePastTheTimeout(TestActor actor) {
        fixture.advance(HOUR.plusNanos(1));
    }

    private RobustLock robust() {
        return fixture.make(ObjectType.ROBUST_LOCK, Map.of(), object -> RobustLock.create(fixture.context(), object));
    }

    @Override
    public Subject make(boolean fair) {
        return new ProcessLockUnderTest(robust());
    }

    @Override
    public int taken() {
        return 1;
    }

    @Test
    void goesToTheNextWaiterWhenTheThreadOfTheHolderHasEnded() {
        RobustLock lock = robust();
        TestActor mortal = actors.actor("Mortal");
        mortal.run(lock::acquire);
        startWaiting(b, lock::acquire);
        mortal.end();
        b.awaitDone();
        assertThat(lock.ownerDied()).isTrue();
        assertThat(recording.lines()).endsWith("B waiting 1 by Mortal", "B acquired 1 by Mortal");
        assertThat(recording.lastText()).isEqualTo("the owner died and never released it");
        b.run(lock::release);
        c.run(lock::acquire);
        assertThat(lock.ownerDied()).isFalse();
        c.run(lock::release);
    }

    @Test
    void onlyTheHolderMayReleaseIt() {
        RobustLock lock = robust();
        a.run(lock::acquire);
        b.start(lock::release);
        assertThat(b.awaitThrown(IllegalMonitorStateException.class)).hasMessage("cannot release un-acquired lock");
        a.run(lock::release);
    }
}
