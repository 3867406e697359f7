package dev.syncline.process.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.process.MemoryFixture;
import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.run.Run;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Blocks of shared memory that processes create, open, close and unlink. */
@Timeout(90)
class SharedMemoryTest {
    @RegisterExtension
    private final MemoryFixture memory = new MemoryFixture();

    @Test
    void aBlockThatOneProcessMakesIsFoundByItsNameInAnother() {
        Run run = memory.play(stage -> {
            MemoryName name = stage.processes().memoryName("block");
            stage.processes()
                    .start("Maker", place -> {
                        SharedMemory block = name.create(4);
                        block.putSlice(1, 7, 8);
                        block.close();
                    })
                    .join();
            SharedMemory block = name.open();
            assertThat(block.size()).isEqualTo(4);
            assertThat(block.getSlice(0, 4)).containsExactly(0, 7, 8, 0);
            block.put(0, 255);
            assertThat(block.get(0)).isEqualTo(255);
            block.close();
            block.unlink();
        });

        assertThat(MemoryFixture.on(run, "block"))
                .containsExactly(
                        "Maker wrote created 4 bytes",
                        "Maker wrote [1:3] = 7, 8",
                        "Maker closed closed",
                        "Main read attached 4 bytes",
                        "Main read [0:4] = 0, 7, 8, 0",
                        "Main wrote [0] = 255",
                        "Main read [0] = 255",
                        "Main closed closed",
                        "Main closed unlinked");
        assertThat(MemoryFixture.outcome(run)).doesNotContain("left behind");
    }

    @Test
    void afterUnlinkNoProcessOpensItButItsUsersContinue() {
        Run run = memory.play(stage -> {
            SharedMemory block = stage.processes().sharedMemory("block", 1);
            block.unlink();
            assertThatThrownBy(() -> block.name().open())
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("No such file or directory: '/block'");
            assertThatThrownBy(block::unlink).isInstanceOf(NoSuchElementException.class);
            block.put(0, 9);
            assertThat(block.get(0)).isEqualTo(9);
        });

        assertThat(MemoryFixture.on(run, "block"))
                .contains("Main raised FileNotFoundError: No such file or directory: '/block'"
                        + " (Java: NoSuchElementException)");
    }

    @Test
    void afterUnlinkTheNameIsFreeForAnotherBlock() {
        memory.play(stage -> {
            SharedMemory first = stage.processes().sharedMemory("block", 1);
            first.put(0, 9);
            assertThatThrownBy(() -> first.name().create(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("File exists: '/block'");
            first.unlink();
            SharedMemory second = first.name().create(2);
            assertThat(second.get(0)).isZero();
            assertThat(first.get(0)).isEqualTo(9);
            second.unlink();
        });
    }

    @Test
    void closeIsForThisProcessOnly() {
        AtomicReference<Integer> seen = new AtomicReference<>();
        Run run = memory.play(stage -> {
            SharedMemory block = stage.processes().sharedMemory("block", 1);
            stage.processes()
                    .start("Child", place -> {
                        block.put(0, 3);
                        block.close();
                        block.close();
                    })
                    .join();
            seen.set(block.get(0));
            block.close();
            assertThatThrownBy(() -> block.get(0)).isInstanceOf(IllegalStateException.class);
            block.unlink();
        });

        assertThat(seen).hasValue(3);
        assertThat(MemoryFixture.on(run, "block"))
                .containsOnlyOnce("Child closed closed")
                .contains("Main raised TypeError: 'NoneType' object is not subscriptable"
                        + " (Java: IllegalStateException)");
    }

    @Test
    void anIndexOutsideTheBlockIsRejected() {
        memory.play(stage -> {
            SharedMemory block = stage.processes().sharedMemory("block", 2);
            assertThatThrownBy(() -> block.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> block.putSlice(1, 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> block.put(0, 256)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> block.name().create(0)).isInstanceOf(IllegalArgumentException.class);
            block.unlink();
        });
    }

    @Test
    void aBlockThatIsNotUnlinkedOutlivesItsCreatorAndIsReported() {
        AtomicBoolean outlived = new AtomicBoolean();
        Run run = memory.play(stage -> {
            MemoryName name = stage.processes().memoryName("scratch");
            stage.processes().start("Maker", place -> name.create(64)).join();
            outlived.set(name.exists());
        });

        assertThat(outlived).isTrue();
        assertThat(MemoryFixture.outcome(run)).endsWith("Shared memory was left behind and is removed now: scratch.");
    }

    @Test
    void ofTwoThatCreateTheSameBlockOneIsRejected() {
        Run run = memory.play(stage -> {
            MemoryName name = stage.processes().memoryName("block");
            SharedValue refused = stage.processes().value("refused", 0);
            ChildProcess[] children = new ChildProcess[3];
            for (int i = 0; i < children.length; i++) {
                children[i] = stage.processes().start("Child " + i, place -> {
                    try {
                        name.create(8);
                    } catch (IllegalStateException exists) {
                        refused.getLock().acquire();
                        refused.set(refused.get() + 1);
                        refused.getLock().release();
                    }
                });
            }
            for (ChildProcess child : children) {
                child.join();
            }
            assertThat(refused.peek()).isEqualTo(2);
        });

        assertThat(MemoryFixture.on(run, "block"))
                .filteredOn(e -> e.endsWith("created 8 bytes"))
                .hasSize(1);
    }
}
