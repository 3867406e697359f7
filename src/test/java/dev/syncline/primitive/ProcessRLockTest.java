package dev.syncline.primitive;

import dev.syncline.process.Bench;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class ProcessRLockTest extends RLockContract {
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

    @Override
    Subject make(boolean fair) {
        return new ProcessLockOf(
                bench.make("ProcessRLock", Map.of(), object -> bench.things().rLock(object)));
    }

    @Override
    String releaseRefusedWords() {
        return "attempt to release recursive lock not owned by thread";
    }

    @Override
    String releaseRefusedPython() {
        return "AssertionError";
    }
}
