package dev.syncline.primitive.contract;

import dev.syncline.trace.Actor;
import java.util.ArrayList;
import java.util.List;

/** The players of a test; none is left when it is closed. */
public final class TestActors implements AutoCloseable {
    private final List<TestActor> players = new ArrayList<>();

    /** A new player, whose actor has this name. */
    public TestActor player(String name) {
        TestActor player = new TestActor(new Actor(players.size(), name));
        players.add(player);
        return player;
    }

    /** Kills all actors, and returns when all threads have ended. */
    @Override
    public void close() {
        players.forEach(TestActor::kill);
        players.forEach(TestActor::leave);
    }
}
