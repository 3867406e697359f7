package dev.syncline.run.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.python.interpreter.Interpreters;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EnginesTest {
    /** Interpreters that nobody has looked for. */
    private static final Interpreters NO_PYTHON = new Interpreters(List.of());

    @Test
    void virtualThreadsAreAbsentOnAnOlderJavaWithASentenceThatSaysWhy() {
        Engines engines = new Engines(Optional::empty, NO_PYTHON, () -> new VirtualEngine(17));

        assertThat(engines.ids()).containsExactly("threads", "processes");
        assertThat(engines.absent())
                .containsEntry("virtual", "Virtual threads need Java 21 or later; this server runs on Java 17.");
        assertThatThrownBy(() -> engines.get("virtual"))
                .hasMessage(
                        "There is no engine “virtual” here; there are: threads, processes. Virtual threads need Java 21 or later;"
                                + " this server runs on Java 17.");
    }

    @Test
    void thisJavaHasVirtualThreadsIfItIsNewEnough() {
        Engines engines = new Engines(Optional::empty, NO_PYTHON);

        assertThat(engines.ids().contains("virtual"))
                .isEqualTo(Runtime.version().feature() >= 21);
        assertThat(engines.absent()).hasSize(3 - engines.ids().size());
    }

    @Test
    void everyEngineMakesADaemonThreadOfThisName() throws InterruptedException {
        Engines engines = new Engines(Optional::empty, NO_PYTHON);
        for (String id : engines.ids()) {
            AtomicReference<Thread> seen = new AtomicReference<>();

            Thread thread = engines.get(id).thread("Ann", () -> seen.set(Thread.currentThread()));
            thread.start();
            thread.join();

            assertThat(seen).hasValue(thread);
            assertThat(thread.getName()).isEqualTo("Ann");
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getClass().getName().contains("Virtual")).isEqualTo(id.equals("virtual"));
        }
    }
}
