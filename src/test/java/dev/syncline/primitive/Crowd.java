package dev.syncline.primitive;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Players that all do the same many times, as fast as they can. */
final class Crowd implements AutoCloseable {
    /** What each of them does in one round. */
    @FunctionalInterface
    interface Round {
        /** Does it, as player number {@code number} with random numbers of its own. */
        void play(int number, SplittableRandom random);
    }

    private final Troupe troupe = new Troupe();
    private final List<Player> players = new ArrayList<>();

    Crowd(int size) {
        for (int i = 0; i < size; i++) {
            players.add(troupe.player("Thread-" + i));
        }
    }

    /** Lets everybody play this many rounds, and returns when all are done. */
    void plays(int rounds, Round round) {
        for (int i = 0; i < players.size(); i++) {
            int number = i;
            SplittableRandom random = new SplittableRandom(i);
            players.get(i).begins(() -> {
                for (int k = 0; k < rounds; k++) {
                    round.play(number, random);
                }
            });
        }
        players.forEach(Player::finishes);
    }

    @Override
    public void close() {
        troupe.close();
    }
}
