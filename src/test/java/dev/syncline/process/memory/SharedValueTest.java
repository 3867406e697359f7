package dev.syncline.process.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.process.MemoryFixture;
import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.run.Run;
import dev.syncline.trace.ObjectType;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A number in shared memory, and two real processes that add to it. */
@Timeout(90)
class SharedValueTest {
    @RegisterExtension
    private final MemoryFixture memory = new MemoryFixture();

    @Test
    void anAdditionIsNotAtomicEvenWithTheDefaultLock() {
        AtomicInteger found = new AtomicInteger();
        Run run = memory.play(stage -> {
            SharedValue value = stage.processes().value("n", 0);
            SharedValue read = stage.processes().valueWithoutLock("read", 0);
            ChildProcess slow = stage.processes().start("Slow", place -> {
                int seen = value.get();
                read.set(1);
                until(read, 2);
                value.set(seen + 1);
            });
            until(read, 1);
            value.set(value.get() + 1);
            read.set(2);
            slow.join();
            found.set(value.peek());
        });

        assertThat(found).hasValue(1);
        assertThat(MemoryFixture.on(run, "n"))
                .containsExactly("Slow read 0", "Main read 0", "Main wrote 1", "Slow wrote 1");
        assertThat(MemoryFixture.on(run, "n lock"))
                .hasSize(8)
                .filteredOn(e -> e.startsWith("Slow"))
                .hasSize(4);
    }

    @Test
    void insideGetLockAnAdditionIsAtomic() {
        AtomicInteger found = new AtomicInteger();
        memory.play(stage -> {
            SharedValue value = stage.processes().value("n", 0);
            ChildProcess other = stage.processes().start("Other", place -> add(value, 300));
            add(value, 300);
            other.join();
            found.set(value.peek());
        });

        assertThat(found).hasValue(600);
    }

    @Test
    void withoutALockThereIsNone() {
        Run run = memory.play(stage -> {
            SharedValue value = stage.processes().valueWithoutLock("n", 5);
            assertThatThrownBy(value::getLock).isInstanceOf(IllegalStateException.class);
            value.set(value.get() + 1);
        });

        assertThat(MemoryFixture.on(run, "n")).containsExactly("Main read 5", "Main wrote 6");
        assertThat(run.entities().objects()).extracting(o -> o.type()).containsExactly(ObjectType.SHARED_VALUE);
    }

    private static void add(SharedValue value, int times) {
        for (int i = 0; i < times; i++) {
            value.getLock().acquire();
            value.set(value.get() + 1);
            value.getLock().release();
        }
    }

    private static void until(SharedValue value, int wanted) {
        while (value.peek() != wanted) {
            Thread.onSpinWait();
        }
    }
}
