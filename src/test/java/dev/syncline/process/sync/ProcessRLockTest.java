package dev.syncline.process.sync;

import dev.syncline.primitive.contract.RLockContract;
import dev.syncline.primitive.contract.TestActor;
import dev.syncline.process.SharedObjectsFixture;
import dev.syncline.trace.ObjectType;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class ProcessRLockTest extends RLockContract {
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

    @Override
    public Subject make(boolean fair) {
        return new ProcessLockUnderTest(fixture.make(
                ObjectType.PROCESS_RLOCK, Map.of(), object -> new ProcessRLock(fixture.context(), object)));
    }

    @Override
    public String releaseRefusedWords() {
        return "attempt to release recursive lock not owned by thread";
    }

    @Override
    public String releaseRefusedPython() {
        return "AssertionError";
    }
}
