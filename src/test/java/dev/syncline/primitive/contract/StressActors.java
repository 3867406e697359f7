package dev.syncline.primitive.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Players that all do the same many times, as fast as they can. */
public final class StressActors implements AutoCloseable {
    /** What each of them does in one round. */
    @FunctionalInterface
    public interface Round {
        /** Does it, as player number {@code number} with random numbers of its own. */
        void play(int number, SplittableRandom random);
    }

    private final TestActors actorThreads = new TestActors();
    private final List<TestActor> players = new ArrayList<>();

    public StressActors(int size) {
        for (int i = 0; i < size; i++) {
            players.add(actorThreads.player("Thread-" + i));
        }
    }

    /** Runs this many rounds on every actor, and returns when all are done. */
    public void plays(int rounds, Round round) {
        for (int i = 0; i < players.size(); i++) {
            int number = i;
            SplittableRandom random = new SplittableRandom(i);
            players.get(i).begins(() -> {
                for (int k = 0; k < rounds; k++) {
                    round.play(number, random);
                }
            });
        }
        players.forEach(TestActor::finishes);
    }

    @Override
    public void close() {
        actorThreads.close();
    }
}
