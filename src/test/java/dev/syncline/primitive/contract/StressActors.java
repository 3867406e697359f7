package dev.syncline.primitive.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Players that all do the same many times, as fast as they can. */
public final class StressActors implements AutoCloseable {
    /** What each of them does in one round. */
    @FunctionalInterface
    public interface Round {
        /** Runs one round, as actor number {@code number} with random numbers of its own. */
        void run(int number, SplittableRandom random);
    }

    private final TestActors actors = new TestActors();
    private final List<TestActor> all = new ArrayList<>();

    public StressActors(int size) {
        for (int i = 0; i < size; i++) {
            all.add(actors.actor("Thread-" + i));
        }
    }

    /** Runs this many rounds on every actor, and returns when all are done. */
    public void run(int rounds, Round round) {
        for (int i = 0; i < all.size(); i++) {
            int number = i;
            SplittableRandom random = new SplittableRandom(i);
            all.get(i).start(() -> {
                for (int k = 0; k < rounds; k++) {
                    round.run(number, random);
                }
            });
        }
        all.forEach(TestActor::awaitDone);
    }

    @Override
    public void close() {
        actors.close();
    }
}
