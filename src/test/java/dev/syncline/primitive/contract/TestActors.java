package dev.syncline.primitive.contract;

import dev.syncline.trace.Actor;
import java.util.ArrayList;
import java.util.List;

/** The actors of a test; none is left when it is closed. */
public final class TestActors implements AutoCloseable {
    private final List<TestActor> actors = new ArrayList<>();

    /** A new actor, whose actor has this name. */
    public TestActor actor(String name) {
        TestActor actor = new TestActor(new Actor(actors.size(), name));
        actors.add(actor);
        return actor;
    }

    /** Kills all actors, and returns when all threads have ended. */
    @Override
    public void close() {
        actors.forEach(TestActor::kill);
        actors.forEach(TestActor::end);
    }
}
