package dev.syncline.process.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.BarrierContract;
import dev.syncline.primitive.contract.TestActor;
import dev.syncline.primitive.error.BrokenBarrierError;
import dev.syncline.process.SharedObjectsFixture;
import dev.syncline.trace.ObjectType;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessBarrierTest extends BarrierContract {
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
    public void advanceTimeDuringItsCheck(TestActor actor) {
        advancePastTheTimeout(actor);
    }

    @Override
    public Subject make(int parties, Runnable action, @Nullable Duration timeout) {
        ProcessBarrier barrier = fixture.make(
                ObjectType.PROCESS_BARRIER,
                Map.of("parties", parties),
                object -> new ProcessBarrier(fixture.context(), object, parties, action::run, timeout));
        return new Subject() {
            @Override
            public int await() {
                return barrier.await();
            }

            @Override
            public int await(Duration timeout) {
                return barrier.await(timeout);
            }

            @Override
            public void abort() {
                barrier.abort();
            }

            @Override
            public void reset() {
                barrier.reset();
            }

            @Override
            public boolean isBroken() {
                return barrier.isBroken();
            }

            @Override
            public int waiting() {
                return barrier.waiting();
            }
        };
    }

    @Test
    void isReusable() {
        Subject barrier = make(3, actions::incrementAndGet);
        for (TestActor actor : new TestActor[] {a, b, c}) {
            actor.start(() -> {
                for (int round = 0; round < 20; round++) {
                    barrier.await();
                }
            });
        }
        a.awaitDone();
        b.awaitDone();
        c.awaitDone();
        assertThat(actions).hasValue(20);
        assertThat(recording.lines().stream().filter(line -> line.contains("passed 2")))
                .hasSize(20);
    }

    @Test
    void aBarrierForNoPartiesIsAllowedAndLetsNoActorPass() {
        for (int parties : new int[] {0, -1}) {
            Subject barrier = make(parties, () -> {});
            startWaiting(a, () -> barrier.await(HOUR));
            advancePastTheTimeout(a);
            a.awaitThrown(BrokenBarrierError.class);
        }
    }
}
