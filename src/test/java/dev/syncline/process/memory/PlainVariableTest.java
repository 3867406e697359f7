package dev.syncline.process.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.process.MemoryFixture;
import dev.syncline.run.Run;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An ordinary variable, and the actors that see it change. */
@Timeout(90)
class PlainVariableTest {
    @RegisterExtension
    private final MemoryFixture memory = new MemoryFixture();

    @Test
    void everyProcessChangesItsOwnCopy() {
        AtomicInteger found = new AtomicInteger();
        Run run = memory.play(stage -> {
            PlainVariable variable = stage.processes().variable("x", 1);
            variable.set(2);
            for (String name : new String[] {"Child 1", "Child 2"}) {
                stage.processes()
                        .start(name, place -> variable.set(variable.get() + 10))
                        .join();
            }
            found.set(variable.get());
        });

        assertThat(found).hasValue(2);
        assertThat(MemoryFixture.on(run, "x")).containsExactly("Main wrote 2", "Main read 2");
        assertThat(MemoryFixture.on(run, "its x"))
                .containsExactly("Child 1 read 2", "Child 1 wrote 12", "Child 2 read 2", "Child 2 wrote 12");
    }

    @Test
    void threadsOfOneProcessChangeTheSame() {
        AtomicInteger found = new AtomicInteger();
        memory.play(stage -> {
            PlainVariable variable = stage.processes().variable("x", 1);
            stage.start("Thread", () -> variable.set(variable.get() + 10));
            stage.joinAll();
            found.set(variable.get());
        });

        assertThat(found).hasValue(11);
    }
}
