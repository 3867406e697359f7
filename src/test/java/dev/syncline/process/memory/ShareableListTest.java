package dev.syncline.process.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.process.MemoryFixture;
import dev.syncline.run.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A list of fixed length in a block of shared memory. */
@Timeout(90)
class ShareableListTest {
    @RegisterExtension
    private final MemoryFixture memory = new MemoryFixture();

    @Test
    void holdsNumbersBooleansStringsAndNoneForEveryProcess() {
        Run run = memory.play(stage -> {
            ShareableList list = stage.processes().shareableList("list", 1, 2.5, true, "abc", null);
            stage.processes()
                    .start("Child", place -> {
                        list.set(0, list.get(3));
                        list.set(3, "Grüße");
                        list.set(4, 7L);
                    })
                    .join();
            assertThat(list.get(0)).isEqualTo("abc");
            assertThat(list.get(1)).isEqualTo(2.5);
            assertThat(list.get(2)).isEqualTo(true);
            assertThat(list.get(3)).isEqualTo("Grüße");
            assertThat(list.get(4)).isEqualTo(7L);
            list.set(2, null);
            assertThat(list.get(2)).isNull();
            list.memory().close();
            list.memory().unlink();
        });

        assertThat(MemoryFixture.on(run, "list"))
                .startsWith(
                        "Main wrote created 80 bytes",
                        "Main wrote [0] = 1",
                        "Main wrote [1] = 2.5",
                        "Main wrote [2] = True",
                        "Main wrote [3] = 'abc'",
                        "Main wrote [4] = None",
                        "Child read [3] = 'abc'",
                        "Child wrote [0] = 'abc'");
    }

    @Test
    void keepsItsLengthAndTheSizeOfEachElement() {
        Run run = memory.play(stage -> {
            ShareableList list = stage.processes().shareableList("list", "abc");
            assertThat(list.size()).isEqualTo(1);
            assertThatThrownBy(() -> list.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> list.set(1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> list.set(0, "nine char"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("bytes/str item exceeds available storage");
            list.set(0, "12345678");
            assertThat(list.get(0)).isEqualTo("12345678");
        });

        assertThat(MemoryFixture.on(run, "list"))
                .contains("Main raised IndexError: assignment index out of range (Java: IndexOutOfBoundsException)");
        assertThat(MemoryFixture.outcome(run)).endsWith("Shared memory was left behind and is removed now: list.");
    }
}
