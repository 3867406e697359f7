package dev.syncline.process.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.EventContract;
import dev.syncline.primitive.contract.Eventually;
import dev.syncline.primitive.contract.TestActor;
import dev.syncline.process.SharedObjectsFixture;
import dev.syncline.trace.ObjectType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessEventTest extends EventContract {
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

    private ProcessEvent event() {
        return fixture.make(ObjectType.PROCESS_EVENT, Map.of(), object -> new ProcessEvent(fixture.context(), object));
    }

    @Override
    public Subject make() {
        ProcessEvent event = event();
        return new Subject() {
            @Override
            public void set() {
                event.set();
            }

            @Override
            public void clear() {
                event.clear();
            }

            @Override
            public boolean isSet() {
                return event.isSet();
            }

            @Override
            public void await() {
                event.await();
            }

            @Override
            public boolean await(Duration timeout) {
                return event.await(timeout);
            }
        };
    }

    @Test
    void setDirectlyFollowedByClearMayBeMissedByWaiters() {
        ProcessEvent event = event();
        Eventually.until(() -> {
            int waits = recording.waits();
            a.startCall(event::await);
            Eventually.until(() -> recording.waits() > waits);
            b.run(() -> {
                event.set();
                event.clear();
            });
            return !a.awaitResult();
        });
        assertThat(recording.lines()).endsWith("B set 1", "B cleared 0", "A passed 0 by B");
        assertThat(recording.lastText()).isEqualTo("wait() returned False: it was cleared again");
    }
}
