package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.process.Bench;
import dev.syncline.process.ProcessSemaphore;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessSemaphoreTest extends SemaphoreContract {
    private final Bench bench = new Bench(recording, gate);

    @AfterEach
    void clearTheBench() {
        troupe.close();
        bench.close();
    }

    @Override
    void letTimeRunOut(Player player) {
        bench.advance(HOUR.plusNanos(1));
    }

    private ProcessSemaphore semaphore(int value) {
        return bench.make(
                "ProcessSemaphore",
                Map.of("initial", value),
                object -> bench.things().semaphore(object, value));
    }

    @Override
    Permits make(int value, boolean fair) {
        return new ProcessPermitsOf(semaphore(value));
    }

    @Test
    void thereIsNoOwnerAndTheValueMayExceedItsStart() {
        ProcessSemaphore semaphore = semaphore(2);
        b.does(semaphore::release);
        c.does(semaphore::release);
        assertThat(semaphore.value()).isEqualTo(4);
        assertThat(recording.lines()).containsExactly("B released 3", "C released 4");
    }

    @Test
    void nullMeansAcquireWaitsUntilSomebodySignals() {
        ProcessSemaphore semaphore = semaphore(0);
        waits(a, semaphore::acquire);
        b.does(semaphore::release);
        a.finishes();
        assertThat(recording.lines()).containsExactly("A waiting 1", "B released 1", "A acquired 0 by B");
    }
}
