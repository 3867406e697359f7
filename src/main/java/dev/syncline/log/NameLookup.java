package dev.syncline.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fast lookup of the actors and objects behind the numbers of a log that may still grow. */
public final class NameLookup {
    private final EntityTable entities;
    private List<ActorInfo> actors = List.of();
    private List<ObjectInfo> objects = List.of();

    /** Looks up numbers in {@code entities}. */
    public NameLookup(EntityTable entities) {
        this.entities = entities;
    }

    /** The name of an actor; null if there is no such actor. */
    @Nullable
    public String actor(int id) {
        if (id >= actors.size() && id != Chunk.NONE) {
            actors = entities.actors();
        }
        return id < actors.size() ? actors.get(id).name() : null;
    }

    /** An object; null if there is no such object. */
    @Nullable
    public ObjectInfo object(int id) {
        if (id >= objects.size() && id != Chunk.NONE) {
            objects = entities.objects();
        }
        return id < objects.size() ? objects.get(id) : null;
    }
}
