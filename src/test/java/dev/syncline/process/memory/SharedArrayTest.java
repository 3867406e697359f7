package dev.syncline.process.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.process.MemoryFixture;
import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.run.Run;
import dev.syncline.run.spec.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Numbers in shared memory, and real processes that read and write them. */
@Timeout(120)
class SharedArrayTest {
    @RegisterExtension
    private final MemoryFixture memory = new MemoryFixture();

    @Test
    void whatOneProcessWritesAnotherReads() {
        AtomicReference<int[]> found = new AtomicReference<>();
        Run run = memory.play(stage -> {
            SharedArray array = stage.processes().arrayWithoutLock("a", 4);
            array.set(0, 7);
            stage.processes()
                    .start("Child", place -> array.set(3, array.get(0) + 1))
                    .join();
            found.set(array.peek());
        });

        assertThat(found.get()).containsExactly(7, 0, 0, 8);
        assertThat(MemoryFixture.on(run, "a"))
                .containsExactly("Main wrote [0] = 7", "Child read [0] = 7", "Child wrote [3] = 8");
    }

    @Test
    void aSliceIsReadOrWrittenInOneEventUnderOneLock() {
        Run run = memory.play(stage -> {
            SharedArray array = stage.processes().array("a", 5);
            array.setSlice(1, 4, 7, 8, 9);
            assertThat(array.getSlice(3, 99)).containsExactly(9, 0);
            assertThat(array.getSlice(4, 2)).isEmpty();
        });

        assertThat(MemoryFixture.on(run, "a"))
                .containsExactly("Main wrote [1:4] = 7, 8, 9", "Main read [3:5] = 9, 0", "Main read [4:4] = ");
        assertThat(MemoryFixture.on(run, "a lock")).hasSize(6);
    }

    @Test
    void aSliceTakesAsManyValuesAsItHasElements() {
        Run run = memory.play(stage -> {
            SharedArray array = stage.processes().arrayWithoutLock("a", 5);
            assertThatThrownBy(() -> array.setSlice(0, 3, 1, 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Can only assign sequence of same size");
        });

        assertThat(MemoryFixture.on(run, "a"))
                .containsExactly("Main raised ValueError: Can only assign sequence of same size"
                        + " (Java: IllegalArgumentException)");
    }

    @Test
    void anIndexOutOfRangeIsRejected() {
        Run run = memory.play(stage -> {
            SharedArray array = stage.processes().array("a", 2);
            assertThatThrownBy(() -> array.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> array.set(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(array.getLock().tryAcquire()).isTrue();
            array.getLock().release();
        });

        assertThat(MemoryFixture.on(run, "a"))
                .hasSize(2)
                .allMatch(e -> e.equals("Main raised IndexError: invalid index (Java: IndexOutOfBoundsException)"));
    }

    @Test
    void eachAccessTakesTheLockAndWithoutOneNoneDoes() {
        Run run = memory.play(stage -> {
            SharedArray locked = stage.processes().array("locked", 1);
            locked.set(0, locked.get(0) + 1);
            SharedArray bare = stage.processes().arrayWithoutLock("bare", 1);
            bare.set(0, bare.get(0) + 1);
            assertThatThrownBy(bare::getLock).isInstanceOf(IllegalStateException.class);
        });

        assertThat(MemoryFixture.on(run, "locked lock"))
                .containsExactly("Main acquired 1", "Main released 0", "Main acquired 1", "Main released 0");
        assertThat(run.entities().objects()).extracting(o -> o.name()).containsExactly("locked lock", "locked", "bare");
    }

    @Test
    void killingAProcessInTheMiddleOfItsAccessesBlocksNoOther() {
        for (int round = 0; round < 10; round++) {
            List<Integer> counts = new ArrayList<>();
            Run run = memory.start(stage -> {
                SharedArray array = stage.processes().arrayWithoutLock("a", 4);
                ChildProcess victim = stage.processes().start("Victim", place -> {
                    for (int i = 0; true; i++) {
                        array.setSlice(0, 4, i, i, i, i);
                    }
                });
                ChildProcess other = stage.processes().start("Other", place -> {
                    for (int i = 0; i < 200; i++) {
                        array.getSlice(0, 4);
                    }
                });
                victim.join();
                other.join();
                array.set(0, 1);
                counts.add(array.get(0));
            });
            long enough = 100 + 37L * round;
            Awaitility.await().until(() -> run.events() > enough);
            run.signal("Victim", Signal.KILL);
            memory.awaitEnd(run);

            assertThat(counts).as(MemoryFixture.outcome(run)).containsExactly(1);
            assertThat(MemoryFixture.outcome(run)).startsWith("Victim was ended by signal 9 (kill -9).");
        }
    }
}
